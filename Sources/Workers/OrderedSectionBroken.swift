/// An earlier item failed, so this one cannot have its turn.
public struct OrderedSectionBroken: Error {}
