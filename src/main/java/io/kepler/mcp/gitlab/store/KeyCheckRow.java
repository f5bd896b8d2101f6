package io.kepler.mcp.gitlab.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A known text, encrypted: what it opens with is a right key. */
@Entity
@Table(name = "key_checks")
class KeyCheckRow {
    static final int ONLY = 1;

    @Id
    private int id;

    private String sample;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected KeyCheckRow() {}

    KeyCheckRow(String sample) {
        id = ONLY;
        this.sample = sample;
    }

    String sample() {
        return sample;
    }

    void sample(String newSample) {
        sample = newSample;
    }
}
