package dev.tandem.runtime.journal;

/// A journal that was being read is damaged.
public final class JournalDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Damage damage;

    JournalDamaged(Damage damage) {
        super("the journal is damaged: " + damage);
        this.damage = damage;
    }

    public Damage damage() {
        return damage;
    }
}
