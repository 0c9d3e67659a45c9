import Simulation
import TextKit

extension WrittenFile {
  /// For a program.
  var json: JSONObject {
    var object = JSONObject()
    object.add("name", name)
    object.add("size", size)
    return object
  }
}
