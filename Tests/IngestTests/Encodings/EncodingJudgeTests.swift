import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite struct EncodingJudgeTests {
  private static func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  @Test("Western text from the field is not read as Chinese", .enabled(if: SharedData.isPresent))
  func field() throws {
    let folder = "wild/forms/western-text-read-as-chinese"
    let hamburg = try readTable(try SharedData.bytes("\(folder)/hamburg_cp1252.csv")) { options in
      options.columns = [.easting: "rechtswert", .northing: "hochwert", .name: "strasse"]
      options.coordinateKind = { _ in .metres }
    }
    #expect(hamburg.description.encoding == "CP1252")
    #expect((0..<2).map { hamburg.observations.name.text(at: $0) } == ["Müllerstraße", "Bäckerweg"])
    #expect(hamburg.has(.encodingNote) && !hamburg.has(.encodingAmbiguous))
    let sound = try readTable(try SharedData.bytes("\(folder)/utf8_umlaut.csv"))
    #expect(!sound.has(.encodingAmbiguous) && !sound.has(.encodingNote))
    #expect(sound.flags(0) == [] && sound.observations.name.text(at: 0) == "Mühlbach")
  }

  @Test("a shapefile that does not say its encoding", .enabled(if: SharedData.isPresent))
  func shapefile() throws {
    var options = IngestOptions()
    options.source = "latin1.shp"
    let path = try SharedData.path("wild/forms/western-text-read-as-chinese/latin1_nocpg.shp")
    let files = try #require(try openSurveyLayer(NamedInput(path)))
    let layer = try readOGRSurvey(files.request, options: options).layer
    #expect(layer.description.encoding == "CP1252")
    let names = (0..<layer.observations.count).map { layer.observations.name.text(at: $0) }
    #expect(names == ["Mühlbach Süd", "Gewässer Prüfung", "Châtelet amont"])
  }

  @Test(
    "sound UTF-8 is never doubted: letters of many languages, degrees, bullets, superscripts",
    arguments: [
      "Mühlbach", "40°38′", "40°38", "27°C", "m³", "· Wehr", "A · B", "Río Ñuble", "Łódź", "Ποταμός", "река Волга", "Rīga",
      "Şırnak",
      "Đà Nẵng", "נהר", "نهر النيل", "Paral·lel", "20 µg/l", "± 3 m", "«Est»", "Göta älv", "½ Zoll", "Größe²", "№ 5", "Ⅲ",
    ])
  func soundUTF8(name: String) throws {
    let file = try readTable("lon,lat,name\n118.7,32.1,\(name)\n118.7,32.1,x\n")
    #expect(!file.has(.encodingAmbiguous) && !file.has(.encodingNote) && file.flags(0) == [], "\(name)")
    #expect(file.observations.name.text(at: 0) == name)
  }

  @Test(
    "judged-encoding: a handful of words is enough where they are clear",
    arguments: [
      ("Müllerstraße;Bäckerweg", "CP1252"), ("São João", "CP1252"), ("Châtelet amont;Vallée", "CP1252"),
      ("España;Muñoz", "CP1252"),
      ("Göta älv", "CP1252"), ("café", "CP1252"), ("Kläranlage 2.5 m³", "CP1252"),
    ])
  func western(words: String, encoding: String) throws {
    let rows = words.split(separator: ";").map { "118.7,32.1,\($0)\n" }.joined()
    let file = try readTable(Self.latin("lon,lat,name\n" + rows))
    #expect(file.description.encoding == encoding)
    #expect(file.observations.name.text(at: 0) == String(words.split(separator: ";")[0]))
  }

  @Test("where it ties, the user is asked, and the message names both")
  func tie() throws {
    // ê of French and ę of Polish are the same byte.
    let error = try #require(refusal(Self.latin("lon,lat,name\n2,48,foret\n2,48,for\u{EA}t\n")))
    #expect(error.message.contains("CP1252") && error.message.contains("CP1250"))
    #expect(error.options == [.encoding])
    // The language of the header breaks the tie.
    let french = try readTable(Self.latin("nom,commune,longitude,latitude\nfor\u{EA}t,x,2,48\n"))
    #expect(french.description.encoding == "CP1252")
  }

  @Test("UTF-8 with a damaged byte is said to be that, and not read as anything else")
  func damaged() throws {
    var bytes = Array("lon,lat,name\n1,2,Müllerstraße\n1,2,Bäckerweg\n1,2,Löwe\n1,2,Grün\n1,2,Süd\n".utf8)
    let at = bytes.count - 3
    bytes[at] = 0xFF
    let error = try #require(refusal(bytes))
    #expect(error.code == .unreadable && error.message.contains("is UTF-8, but byte \(at - 1) is not"), "\(error.message)")
  }

  @Test("GB18030 with bytes that are none of it is refused for its bytes, and not read as Cyrillic", arguments: [true, false])
  func damagedChinese(isCut: Bool) throws {
    let words: [[UInt8]] = [
      [0xC5, 0xC5, 0xBF, 0xDA], [0xC9, 0xFA, 0xBB, 0xEE, 0xCE, 0xDB, 0xCB, 0xAE], [0xD3, 0xEA, 0xCB, 0xAE],
      [0xB9, 0xA4, 0xD2, 0xB5, 0xB7, 0xCF, 0xCB, 0xAE], [0xC5, 0xA9, 0xCC, 0xEF, 0xCD, 0xCB, 0xCB, 0xAE],
    ]
    var bytes: [UInt8] = [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x0A]
    for word in words { bytes += Array("1,111.79,40.63,".utf8) + word + [0x0A] }
    let at = bytes.count
    bytes += Array("1,111.79,40.63,".utf8) + (isCut ? [0xC5, 0xC5, 0xBF, 0x0A] : [0xFF, 0xC5, 0xBF, 0xDA, 0x0A])
    let error = try #require(refusal(bytes))
    #expect(error.message.contains("the text is GB18030, but byte \(at + (isCut ? 17 : 15)) is not"), "\(error.message)")
    #expect(error.options == [.encoding])
  }

  @Test("a text in an encoding that is not judged is refused and not garbled", arguments: [437, 850])
  func others(page: Int) {
    // ü, ä, ö, ß of the code pages of DOS.
    let letters: [Character: UInt8] = ["ü": 0x81, "ä": 0x84, "ö": 0x94, "ß": 0xE1]
    let text = "lon,lat,name\n1,2,Müllerstraße\n1,2,Bäckerweg\n1,2,Löwe\n1,2,Grünanlage\n"
    #expect(refusal(text.flatMap { letter in letters[letter].map { [$0] } ?? Array(String(letter).utf8) }) != nil)
  }
}
