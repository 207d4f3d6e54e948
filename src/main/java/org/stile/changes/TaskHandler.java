package org.stile.changes;

/**
 * Does one kind of task. A bean that implements this is found by itself; what puts the task into the queue may lie below
 * it or be the same class. Called by several threads at once.
 */
public interface TaskHandler {

    /** The kind it does, lower-case words with hyphens, such as {@code ask-mail}; no two handlers have the same. */
    String kind();

    /**
     * Does the task. Runs outside any transaction and without a request; it opens the transactions that it needs. It
     * looks at everything again, since what it was asked for may be undone by now: then it returns. Running twice must
     * do no harm: a node may die after the work and before the queue knows. At most {@link Tasks#LONGEST} long, after
     * which another node takes it for dead.
     *
     * @param ref as it was given to {@link Tasks#add}
     * @throws Exception to be tried again later; only its class is kept and logged
     */
    void run(String ref) throws Exception;
}
