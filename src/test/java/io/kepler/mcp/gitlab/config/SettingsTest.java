package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void everyDeclaredSettingIsInOneGroup() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Field field : Settings.class.getDeclaredFields()) {
            if (field.getType() == Setting.class) {
                declared.add(field.get(null));
            }
        }
        assertThat(declared).isNotEmpty().hasSameElementsAs(Settings.all());
        assertThat(Settings.all()).doesNotHaveDuplicates();
    }

    @Test
    void noNameIsTakenTwice() {
        Stream<String> settings = Settings.all().stream().flatMap(Setting::names);
        Stream<String> ignored = Stream.of(IgnoredSettings.OF_THE_SEED, IgnoredSettings.OF_LATER_VERSIONS)
                .flatMap(List::stream)
                .flatMap(Ignored::names);
        assertThat(Stream.concat(settings, ignored)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDescribedInASentenceAndHasAGoodDefault(Setting<?> setting) {
        assertThat(setting.name()).matches("[A-Z][A-Z0-9_]*");
        assertThat(setting.sentence()).endsWith(".").doesNotContain("|");
        assertThatCode(setting::defaultValue).doesNotThrowAnyException();
    }

    static List<Setting<?>> all() {
        return Settings.all();
    }
}
