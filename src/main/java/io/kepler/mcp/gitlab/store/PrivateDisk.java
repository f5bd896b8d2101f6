package io.kepler.mcp.gitlab.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The disk of an embedded database: every file and folder that is made there belongs to the user of this server alone,
 * whatever the folder around it allows. Public, because H2 makes objects of it by reflection.
 */
public final class PrivateDisk extends FilePathWrapper {
    private static final String SCHEME = "private";
    /** With the scheme of files, or a path at once. */
    private static final Pattern ON_DISK = Pattern.compile("jdbc:h2:(?:file:|(?=[./~\\\\]|[A-Za-z]:))");

    /** The address of the same database on this disk, when it lies on a disk. */
    static String on(String url) {
        FilePath.register(new PrivateDisk());
        return ON_DISK.matcher(url).replaceFirst("jdbc:h2:" + SCHEME + ":");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (exists() || !mode.equals("r")) {
            PrivateFiles.keep(path());
        }
        return super.open(mode);
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        PrivateFiles.keep(path());
        return super.newOutputStream(append);
    }

    @Override
    public boolean createFile() {
        if (exists()) {
            return false;
        }
        try {
            PrivateFiles.keep(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return super.createFile() || exists();
    }

    @Override
    public void createDirectory() {
        try {
            PrivateFiles.makeFolder(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path() {
        return Path.of(getBase().toString());
    }
}
