/// What a source of work answers when it is asked for the next piece.
public enum NextItem<Item: Sendable>: Sendable {
  case item(Item)
  /// Nothing now, but perhaps later; only an answer to `mayWait == false`.
  case notReady
  case end
}
