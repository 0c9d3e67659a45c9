import SurveyModel
import Testing

@testable import Ingest

/// The quick ways through placemarks must end where the long ones do.
@Suite("placemarks that are like most") struct KMLQuickTests {
  @Test(
    "one position is read as any number of them are",
    arguments: [
      "111.5,40.5", "111.5,40.5,1000", " \n111.5,40.5,0\t", "111.5,40.5,", "111.5, 40.5", "111.5,40.5 ", "111,5,40,5", "1,2,3,4",
      "1 2",
      "1,2 3,4", "", "x,1", "1,x", "1,2,x", ",", "1,", "-0.5,+2,1e3", "1,2,3 4,5,6",
    ])
  func single(_ text: String) {
    let bytes = Array(text.utf8)
    let quick = KMLCoordinates.single(bytes.span)
    let whole = try? KMLCoordinates(bytes)
    guard let quick else {
      // Left to the long way: not the form of the standard, or none at all.
      #expect(whole == nil || whole?.isRepaired == true || whole?.x.count != 1 || text.hasSuffix(","))
      return
    }
    #expect(whole?.x == [quick.x] && whole?.y == [quick.y] && whole?.isRepaired == false)
  }

  @Test(
    "take-off points are known by their names, however these are written",
    arguments: [
      ("Home", true), ("(home)", true), ("- HOME POINT", true), ("take-off", true), ("起飞点", true), ("【返航点】", true),
      ("ｈｏｍｅ", true),
      ("home (m)", true), ("Home 3", false), ("outlet", false), ("3 home", false), ("排污口起飞点", false), ("起点", false), ("", false),
      ("--", false),
      ("№ home", true),
    ])
  func takeOff(_ name: String, _ expected: Bool) {
    var placemark = KMLPlacemark()
    placemark.name = Array(name.utf8)
    #expect(placemark.isTakeOff == expected)
    placemark.style = Array("#home".utf8)
    #expect(placemark.isTakeOff == (expected || name == "Home 3"))
  }

  @Test("a name that comes again gets a number that no other has")
  func repeatedNames() {
    var names = FieldNames()
    func object(_ fields: [(String, String)]) -> String {
      var record = RecordFields()
      for (name, value) in fields { record.add(names.number(of: name), Array(value.utf8).span) }
      var output: [UInt8] = []
      names.appendObject(record, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
    for _ in 0..<2 {
      #expect(object([("a", "1"), ("b", "x\"y")]) == #"{"a":"1","b":"x\"y"}"#)
      #expect(object([("a", "1"), ("a", "2"), ("a_2", "3"), ("a", "4")]) == #"{"a":"1","a_3":"2","a_2":"3","a_4":"4"}"#)
      #expect(object([]) == "{}")
      // Two ways to write one name are one name.
      #expect(object([("\u{E9}", "1"), ("e\u{301}", "2")]) == "{\"\u{E9}\":\"1\",\"e\u{301}_2\":\"2\"}")
    }
    #expect(names.columns == ["a", "b", "a_2", "\u{E9}"])
  }
}
