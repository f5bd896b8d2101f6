package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of a server that was given none, made once. */
final class KeyFile {
    static final String NAME = "encryption.key";
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private KeyFile() {}

    static Secret in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            PrivateFiles.makeFolder(folder);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return read(file);
        } catch (IOException e) {
            throw new StoreException("The key file " + file + " can be neither read nor made (" + e
                    + "); check the folder and its permissions, or set " + Keys.SETTING + ".");
        }
    }

    /** Written elsewhere and linked, so that whoever sees the file sees all of it, and the first of two wins. */
    private static void make(Path folder, Path file) throws IOException {
        Path written = PrivateFiles.makeFile(folder);
        try {
            Files.writeString(written, Fernet.generateKey());
            Files.createLink(file, written);
            LOG.info("Made a key to encrypt logins with: {}. Whoever loses it has to log in again.", file);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            LOG.debug("Another server made {} at the same time.", file);
        } finally {
            Files.delete(written);
        }
    }

    private static Secret read(Path file) throws IOException {
        if (!PrivateFiles.isPrivate(file)) {
            throw new StoreException(
                    "Others can read the key file " + file + "; take that permission away (chmod 600).");
        }
        String key = Files.readString(file).strip();
        try {
            Fernet.of(key);
        } catch (IllegalArgumentException e) {
            throw new StoreException("The key file " + file + " holds no Fernet key; restore it from a backup,"
                    + " or remove it together with the database.");
        }
        return new Secret(key);
    }
}
