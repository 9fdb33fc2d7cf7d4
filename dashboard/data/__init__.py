"""The data to learn from: data sets, tables that visitors bring, and how rows are split."""
