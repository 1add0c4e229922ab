package dev.tandem.runtime.port;

import java.util.List;
import java.util.Optional;

/// A folder of files, and the promises of the disk below it.
///
/// Names are relative, with `/` between folders; `""` is the folder itself. Nothing written is safe
/// from a power failure before [StorageFile#force()], and no new, renamed or deleted name before
/// [#forceFolder(String)] of its folder. Every failure is a [StorageException]. For many threads.
public interface Storage {

    /// Names of the files and folders directly in a folder, sorted; empty if there is no such
    /// folder.
    List<String> list(String folder);

    boolean exists(String name);

    /// Bytes of a file.
    ///
    /// @throws StorageException of kind `MISSING` if there is none
    long size(String name);

    /// Opens a file that exists for reading.
    StorageFile openToRead(String name);

    /// Opens a file that exists for reading and writing.
    StorageFile openToWrite(String name);

    /// Makes an empty file that only its owner may read and write.
    ///
    /// @throws StorageException of kind `EXISTS` if there is one
    StorageFile create(String name);

    /// Makes a folder that only its owner may enter, and those above it. Nothing happens if it is
    /// there.
    void createFolder(String name);

    /// Gives a file another name at once; replaces a file that has it.
    void rename(String from, String to);

    /// Removes a file.
    ///
    /// @throws StorageException of kind `MISSING` if there is none
    void delete(String name);

    /// Returns when names made, changed and removed in the folder survive a power failure.
    void forceFolder(String folder);

    /// Bytes that can still be written.
    long freeBytes();

    /// Bytes that could be written on an empty disk.
    long totalBytes();

    /// Takes a lock that one holder in all processes can have. It ends with the process that holds
    /// it.
    ///
    /// @return empty if somebody holds it
    Optional<StorageLock> tryLock(String name);
}
