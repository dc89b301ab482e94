//! Folds procedure, scenario and log into a scorecard with evidence.
