"""What is learned from: data sets, tables that people bring, and how rows are split."""
