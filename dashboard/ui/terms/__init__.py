"""The terms of the glossary, by what they are about."""
