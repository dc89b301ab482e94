# Files and folders that can be neither read nor written.

file-error = { $path } can be neither read nor written: { $why }. Check the folder and its permissions.
file-missing = { $path }: there is no such file or folder. Check the name and the path.
file-folder = { $path } is a folder, and a file is wanted. Give the name of a file.
file-denied = { $path }: the system does not let this be read or written. Check the permissions, or choose another folder.
file-full = { $path }: the disk is full. Free some space and try once more.
