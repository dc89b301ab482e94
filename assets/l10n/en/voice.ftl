# Sound: the sound card, callers' voices, the speech engine.

voice-no-sound-card = The sound card could not be opened ({ $reason }). The call goes on with captions.
voice-sound-card-lost = The sound card stopped working ({ $reason }). The call goes on with captions.
voice-bad-voice = Caller's voice: “{ $field }” is “{ $value }”. Allowed: { $allowed }.
voice-template-empty = The speech engine's command is empty. Enter one in the settings or restore the default.
voice-template-lacks-out = The speech engine's command lacks {"{out}"}, the place for the output file's name.
voice-template-quote = The speech engine's command opens a quotation mark and never closes it.
voice-template-placeholder = The speech engine's command has an unknown field {"{"}{ $name }{"}"}. Known: {"{base}"}, {"{rate}"}, {"{pitch}"}, {"{text}"}, {"{out}"}.
voice-empty-text = This line cannot be spoken: it has no words.
voice-program-missing = The program “{ $program }” was not found. Install it (e.g. the package espeak-ng) or change the speech engine's command in the settings. Until then lines without a recording have captions only.
voice-program-hung = The program “{ $program }” did not finish within { $seconds } s and was closed. This line has captions only.
voice-program-failed = The program “{ $program }” reported an error ({ $status }): { $said }
voice-engine-garbage = The program “{ $program }” did not produce a valid WAV file: { $reason }
voice-engine-silent = The program “{ $program }” produced a recording with nothing to be heard. Check that it has a Polish voice.
voice-not-audio = The file { $path } cannot be played: { $reason }
voice-file = The file { $path } cannot be read or written: { $reason }
