package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"true", "YES", "on", "1"})
    void knowsTheWordsForOn(String word) throws WrongValue {
        assertThat(Types.flag().parse(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "no", "off", "0"})
    void knowsTheWordsForOff(String word) throws WrongValue {
        assertThat(Types.flag().parse(word)).isFalse();
    }

    @Test
    void refusesAnyOtherWordForAFlag() {
        assertThatThrownBy(() -> Types.flag().parse("maybe"))
                .hasMessage("is neither on nor off; use true/false, yes/no, on/off or 1/0");
    }

    @Test
    void takesConstantsInAnyCaseWithDashes() throws WrongValue {
        Type<AuthMode> type = Types.oneOf(AuthMode.class);
        assertThat(type.parse("GitLab-OAuth")).isEqualTo(AuthMode.GITLAB_OAUTH);
        assertThat(type.form()).isEqualTo("`token`, `oauth` or `gitlab-oauth`");
    }

    @Test
    void readsListsWithSpacesAndEmptyItems() throws WrongValue {
        Type<String> text = Types.text(5);
        assertThat(text.list().parse(" a, b ,,c,")).containsExactly("a", "b", "c");
        assertThatThrownBy(() -> text.list().parse("a,toolong")).hasMessageContaining("at most 5 characters");
    }

    @Test
    void refusesControlCharactersInText() {
        assertThatThrownBy(() -> Types.text(5).parse("a\nb")).isInstanceOf(WrongValue.class);
    }

    @Test
    void takesNoTextForNothing() throws WrongValue {
        assertThat(Types.path().orNothing().parse("")).isEqualTo(Optional.empty());
    }

    @Test
    void neverShowsASecret() throws WrongValue {
        Secret secret = Types.secret().parse("hidden");
        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("hidden");
        assertThat(Types.secret().orNothing().secret()).isTrue();
    }
}
