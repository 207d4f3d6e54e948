package org.stile.programmes;

/** A deployment was added or has come to something else; fired within the transaction. */
public record DeploymentChanged(String programme, long deploymentId) {}
