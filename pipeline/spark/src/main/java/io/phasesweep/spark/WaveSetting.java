package io.phasesweep.spark;

import java.io.Serializable;

/**
 * What every task of a run is told.
 *
 * @param conductor what conducts trials
 * @param opener what opens the store
 * @param storeUri the store
 * @param generation its live generation
 * @param leaseToken the lease under which rows are written
 * @param build what computes
 * @param engine local, standalone, yarn or kubernetes
 * @param sparkVersion version of Spark
 * @param slots trials at a time
 * @param maxFailed a batch ends when so many of its trials have failed
 */
record WaveSetting(
    Conductor conductor,
    StoreFiles.Opener opener,
    String storeUri,
    String generation,
    String leaseToken,
    BuildInfo build,
    String engine,
    String sparkVersion,
    int slots,
    int maxFailed)
    implements Serializable {}
