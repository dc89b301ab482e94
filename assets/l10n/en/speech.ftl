# Speech recognition: error messages. The keys are given by src/speech/error.rs.
# $reason is a technical detail that is not translated.

speech-wav-missing = There is no sound file { $path }. Check the path.
speech-wav-unreadable = The file { $path } cannot be read ({ $reason }). Check its permissions.
speech-wav-not-wav = { $path } is not a WAV file ({ $reason }). Export the recording as WAV (PCM) and try again.
speech-wav-unsupported = { $path } uses a WAV encoding that the program does not read ({ $reason }). Export the recording as PCM, 16 bits.
speech-wav-truncated = { $path } is cut short: it holds { $present } s of the { $promised } s announced. Copy it or record it again.
speech-wav-empty = { $path } holds no sound. Record it again.
speech-wav-too-long = The recording { $path } is longer than { $hours } hours. Cut it into shorter files.
speech-microphone-none = No microphone was found. Plug one in, or type your answers.
speech-microphone-absent = The microphone you chose, "{ $device }", is not plugged in. Plug it in, choose another one in the settings, or type your answers.
speech-microphone-unusable = The microphone “{ $device }” cannot be opened ({ $reason }). Allow the program to use it, or type your answers.
speech-microphone-lost = The microphone has stopped working ({ $reason }). Plug it in again, or finish the call by typing.
speech-model-missing = There is no speech model at { $path }. Correct the path, or use the demonstration model.
speech-model-unreadable = The speech model { $path } cannot be read ({ $reason }). Check its permissions.
speech-model-foreign = { $path } is not a Whisper model in ggml format ({ $reason }). Choose another file.
speech-model-damaged = The speech model { $path } is damaged ({ $reason }). Download or copy it again.
speech-model-english-only = The speech model { $path } knows English only. Choose a multilingual one (without “.en” in its name).
speech-model-refused = The speech model { $path } could not be started ({ $reason }). Choose a smaller one.
speech-recognition-failed = An utterance could not be turned into text ({ $reason }). Say it again, or type it.
speech-recognition-aborted = Speech recognition was stopped.
speech-recognizer-stopped = Speech recognition has stopped working ({ $reason }). Finish the call by typing, then restart the program.
speech-resampling = Sound at { $rate } Hz cannot be converted to 16 kHz ({ $reason }). Export the recording at 16, 44.1 or 48 kHz.
speech-model-demonstration = Demonstration model: it understands a speech synthesiser, not people. To practise by voice you need a full model; answers can be typed as well.
store-catalogue = The catalogue of models { $path } cannot be read ({ $reason }). Install the program again.
store-unknown = There is no model "{ $id }". There are: { $known }.
store-not-here = The model { $id } is not on this computer. Fetch it: sygnaly model fetch { $id }.
store-unreachable = { $url } could not be fetched ({ $reason }). Check the network or the proxy, or name a mirror (--mirror URL) or a file (--from FILE).
store-stalled = Nothing has come from { $url } for { $seconds } s. { $have } of { $bytes } are kept: run the download again to go on.
store-broken = The connection to { $url } broke ({ $reason }). { $have } of { $bytes } are kept: run the download again to go on.
store-wrong-length = { $url } has { $found } bytes and the model { $bytes }: it is another file. Check the address or the file.
store-wrong-content = { $url } is not the published model: its checksum is another. It was thrown away; fetch it from elsewhere.
store-disk-full = The disk with the folder { $path } lacks room: { $needed } more. Make room and run the download again; what has come is kept.
store-file = { $path }: { $reason }. Check the permissions, and whether another program uses the file.
store-stopped = Stopped. { $have } of { $bytes } are kept; run the download again to go on from there.
