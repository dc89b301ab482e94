//! Microphone or file, voice activity, recogniser, utterances with times.
