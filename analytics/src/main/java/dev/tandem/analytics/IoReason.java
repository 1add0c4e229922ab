package dev.tandem.analytics;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why something could not be read or written, in words for people: what the system says, without
/// names of Java classes and without the path, which the message around it has.
public final class IoReason {
    private IoReason() {}

    public static String of(Exception failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException told -> told.getFile() + " is already there";
            case NoSuchFileException _ -> "no such file or folder";
            case FileSystemException told when told.getReason() != null -> told.getReason();
            default ->
                    failure.getMessage() == null
                            ? failure.getClass().getSimpleName()
                            : failure.getMessage();
        };
    }
}
