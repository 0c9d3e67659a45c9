/// Recognises files by their first bytes: kinds that no reader takes, and photos.
enum FileMagic {
  /// For a file of a kind that no reader takes: what it is and what to do. Nil for all others. `name` must be in lower case.
  static func refusal(name: String, prefix: [UInt8]) -> String? {
    for (magic, offset, reason) in table where prefix.dropFirst(offset).starts(with: magic) { return reason }
    // The raw log of an app of DJI is a binary file that is called .txt.
    if name.hasSuffix(".txt"), name.contains("djiflightrecord"), prefix.prefix(4096).contains(0) {
      return "it is an encrypted DJI flight record; convert it to CSV (for example with dji-log-parser) first"
    }
    // The log of a DJI aircraft itself has the word BUILD behind 16 bytes.
    if name.hasSuffix(".dat"), prefix.dropFirst(16).starts(with: Array("BUILD".utf8)) {
      return "it is the internal log of a DJI aircraft (.DAT); convert it to CSV (for example with CsvView or DatCon) first"
    }
    return nil
  }

  /// True when one packet of the SiRF binary protocol ends (B0 B3) and the next begins (A0 A2) at least twice.
  static func isSiRF(_ prefix: [UInt8]) -> Bool {
    var seams = 0
    var index = 0
    while index &+ 3 < prefix.count {
      if prefix[index] == 0xB0, prefix[index &+ 1] == 0xB3, prefix[index &+ 2] == 0xA0, prefix[index &+ 3] == 0xA2 {
        seams &+= 1
        if seams > 1 { return true }
      }
      index &+= 1
    }
    return false
  }

  /// True for a photo whose header can be read: JPEG, TIFF (of which DNG is a kind).
  static func isPhoto(_ prefix: [UInt8]) -> Bool {
    [[0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A]].contains { prefix.starts(with: $0) }
  }

  private static let openStreetMapAdvice =
    "it is an extract of OpenStreetMap (PBF), which holds rivers and no survey; name it as the file of rivers"

  private static let table: [(magic: [UInt8], offset: Int, reason: String)] = [
    ([0x1F, 0x8B], 0, "it is a gzip archive within another; unpack it first"),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0,
      "it is an old Excel workbook (xls), or one with a password; save it as .xlsx or CSV without one"
    ),
    (Array("%PDF-".utf8), 0, "it is a PDF document; ask for the table it was made from"),
    ([0x89, 0x50, 0x4E, 0x47], 0, "it is a PNG image"),
    ([0x52, 0x61, 0x72, 0x21], 0, "it is a RAR archive; unpack it first"),
    ([0x37, 0x7A, 0xBC, 0xAF], 0, "it is a 7-Zip archive; unpack it first"),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, "it is a Zstandard archive; unpack it first"),
    (Array("BZh".utf8), 0, "it is a bzip2 archive; unpack it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0, "it is an xz archive; unpack it first"),
    (
      Array("ftyphei".utf8), 4,
      "it is a HEIC photo, of which nothing is read; save it as JPEG (heif-convert photo.heic photo.jpg; on the phone: Settings, Camera, Formats, Most Compatible)"
    ),
    (
      Array("ftypmif1".utf8), 4,
      "it is a HEIF photo, of which nothing is read; save it as JPEG (heif-convert photo.heif photo.jpg)"
    ),
    (Array("ftyp".utf8), 4, "it is a video"),
    (
      [0xB5, 0x62], 0,
      "it is a binary log of a u-blox receiver (UBX); have it write NMEA, or convert it (for example with RTKLIB) first"
    ),
    (Array("PAR1".utf8), 0, "it is a Parquet file; export it as CSV or GeoJSON"),
    (Array("OsmData".utf8), 6, openStreetMapAdvice),
    (Array("OSMHeader".utf8), 6, openStreetMapAdvice),
  ]
}
