package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 as PEM files, made by the JDK's keytool, and a client's trust in it. */
record SelfSigned(Path certificate, Path key, SSLContext trusted) {

    private static final String PASSWORD = "only-for-this-test";

    static SelfSigned make(Path directory) throws Exception {
        Path store = directory.resolve("store.p12");
        keytool(store);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new SelfSigned(
                pem(directory, "CERTIFICATE", keys.getCertificate("tls").getEncoded()),
                pem(
                        directory,
                        "PRIVATE KEY",
                        keys.getKey("tls", PASSWORD.toCharArray()).getEncoded()),
                trust(keys));
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                tool,
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Path pem(Path directory, String type, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        String text = "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, lines, type);
        return Files.writeString(directory.resolve(type.replace(' ', '-') + ".pem"), text);
    }

    private static SSLContext trust(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", keys.getCertificate("tls"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
