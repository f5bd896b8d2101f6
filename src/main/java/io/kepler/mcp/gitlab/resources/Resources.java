package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Shared;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All resources: what kinds there are, and reading, listing and watching single ones with the caller's rights. */
public final class Resources {

    private static final int LONGEST_URI = 8_000;

    private final List<Definition> definitions;
    private final Lists lists;

    /**
     * Reads {@code resources/templates.yaml} on the class path.
     *
     * @throws io.kepler.mcp.gitlab.tools.CatalogueException when it is wrong
     */
    public static Resources load(Catalogue catalogue) {
        return new Resources(catalogue, Yaml.file(DefinitionsReader.FILE, Yaml::resource));
    }

    Resources(Catalogue catalogue, Yaml file) {
        Map<String, Form> forms = Map.of(
                "object", new ObjectForm(),
                "list", new ListForm(),
                "content", new ContentForm(),
                "file", new FileForm(),
                "log", new LogForm(),
                "diff", new DiffForm(),
                "tool", new ToolForm(catalogue));
        this.definitions = new DefinitionsReader(forms, Shared.load()).read(file);
        this.lists = new Lists(catalogue);
    }

    List<Definition> definitions() {
        return definitions;
    }

    /** Every kind, those without holes included. */
    public List<ResourceTemplate> templates() {
        return definitions.stream().map(Definition::template).toList();
    }

    /**
     * The resources that can be named without being asked for, in parts.
     *
     * @param cursor null for the first part
     * @throws InvalidArguments when this is not a cursor of an earlier part
     * @throws GitLabException when GitLab refuses or fails
     */
    public Listed list(@Nullable String cursor, Caller caller, Deadline deadline) {
        return lists.list(cursor, caller, deadline);
    }

    /**
     * Reads one resource, or a stretch of it when it is long. What is cut says so, and names the address of the rest.
     *
     * @throws ResourceNotFoundException when there is none that the caller may see
     * @throws GitLabException when GitLab refuses or fails in another way
     */
    public Content read(String uri, Caller caller, Deadline deadline) {
        Reading reading = reading(uri, caller, deadline);
        return found(uri, () -> reading.definition().form().read(reading));
    }

    /** Whether changes of this resource can be told, if there is one at all. */
    public boolean watchable(String uri) {
        return matching(Address.parse(uri))
                .filter(match -> !match.definition().watch().isEmpty())
                .isPresent();
    }

    /**
     * Looks at a watchable resource in a way that costs little when nothing changed.
     *
     * @param known what the look before gave, or null for the first
     * @throws ResourceNotFoundException when there is none, or none any more
     * @throws GitLabException when GitLab refuses or fails in another way
     */
    public Version version(String uri, Caller caller, Deadline deadline, @Nullable Version known) {
        Reading reading = reading(uri, caller, deadline);
        if (reading.definition().watch().isEmpty()) {
            throw new IllegalArgumentException(reading.definition().name() + " cannot be watched");
        }
        return found(uri, () -> Watch.look(reading, known));
    }

    private record Match(Definition definition, Map<String, String> values) {}

    private Reading reading(String uri, Caller caller, Deadline deadline) {
        Address address = Address.parse(uri);
        Match match = matching(address)
                .orElseThrow(
                        () -> new ResourceNotFoundException(
                                uri,
                                "No resource has an address like this. See resources/templates/list; a slash within a name is %2F."));
        return new Reading(address.uri(), match.definition(), match.values(), address.offset(), caller, deadline);
    }

    private Optional<Match> matching(Address address) {
        if (address.uri().length() > LONGEST_URI || address.uri().chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return definitions.stream()
                .flatMap(definition ->
                        definition.uri().match(address.uri()).map(values -> new Match(definition, values)).stream())
                .findFirst();
    }

    private static <T> T found(String uri, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidArguments e) {
            throw new ResourceNotFoundException(uri, String.join(" ", e.problems()));
        } catch (GitLabException e) {
            if (e.fault() == Fault.NOT_FOUND) {
                throw new ResourceNotFoundException(uri, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
