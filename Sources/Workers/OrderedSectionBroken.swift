/// An earlier item failed, so this one cannot have its turn.
package struct OrderedSectionBroken: Error {}
