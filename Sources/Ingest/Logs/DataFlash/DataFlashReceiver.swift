/// A receiver of the aircraft, by the message that its fixes stand in: `GPS`, `GPS2` of older logs, or `GPSB`, which blends both.
/// In newer logs the field `I` of `GPS` tells receivers apart.
struct DataFlashReceiver: Hashable, Comparable {
  /// The position of the message's name in ``names``.
  var message: Int
  var instance: Int

  /// The names of messages with fixes, the first receiver first.
  static let names = ["GPS", "GPS2", "GPSB"]
  /// The names of messages with the accuracies of these fixes.
  static let accuracyNames = ["GPA", "GPA2", "GPAB"]

  static func < (a: DataFlashReceiver, b: DataFlashReceiver) -> Bool { (a.message, a.instance) < (b.message, b.instance) }

  /// The name as a finding shows it: `GPS2`, or `GPS (I = 1)`.
  var name: String { Self.names[message] + (instance == 0 ? "" : " (I = \(instance))") }

  /// The position of `name` in `names`; nil when it is not there.
  static func index(of name: String, in names: [String]) -> Int? {
    names.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }
}
