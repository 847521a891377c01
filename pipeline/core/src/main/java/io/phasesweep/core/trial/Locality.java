package io.phasesweep.core.trial;

/**
 * What a synapse must know to learn, counted; a test derives these numbers by poison and compares.
 *
 * @param nonlocalReads scalars read beside the pre-synaptic unit, the post-synaptic unit and the
 *     synapse itself, mean per synapse and update
 * @param statesPerNeuron states a unit holds at once
 * @param statesPerSynapse states a synapse holds beside its weight
 * @param phasesPerUpdate phases between two updates
 * @param globalSignals scalars shared by all synapses
 * @param weightTransport whether a weight of the next layer is read downwards
 */
public record Locality(
    double nonlocalReads,
    int statesPerNeuron,
    int statesPerSynapse,
    int phasesPerUpdate,
    int globalSignals,
    boolean weightTransport) {}
