//! Every YAML file of ours to plain types and back, with diagnostics that name file, line, column and mend.
