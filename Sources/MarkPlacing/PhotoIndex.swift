package import SurveyModel

/// Finds photos by what crews write of them: `DJI_0425`, `flight2/dji_0425.jpg`, `425`.
package struct PhotoIndex {
  enum Answer {
    case found(PhotoEvent, note: String)
    case unknown
    case ambiguous([String])
  }

  private let photos: [PhotoEvent]
  private var byStem: [String: [Int]] = [:]
  /// By the number in which the name ends.
  private var byNumber: [Int: [Int]] = [:]
  /// Folders of photos and names of logs: what a flight can be called by.
  private let flights: Set<String>

  package init(_ photos: [PhotoEvent]) {
    self.photos = photos
    flights = Set(photos.map(Self.flight))
    for (index, photo) in photos.enumerated() {
      let stem = photoStem(photo.name)
      byStem[stem, default: []].append(index)
      if let number = Self.lastNumber(stem) { byNumber[number, default: []].append(index) }
    }
  }

  /// The photo of a mark, told from others of its name by folder, flight, date or time.
  func find(_ text: String, flight: String?, time: MarkTime, offset: Int64) -> Answer {
    var note = ""
    var candidates = lookUp(text)
    if candidates.isEmpty {
      let parts = text.split { ",;、，；\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
      if parts.count > 1, let known = parts.lazy.map({ lookUp($0) }).first(where: { !$0.isEmpty }) {
        candidates = known
        note = ", one of \(parts.count) photos named"
      }
    }
    // A photo that is there says more than what a log tells of it, unless only the log has its position.
    if candidates.contains(where: { photos[$0].isFile && photos[$0].position != nil }) {
      candidates.removeAll { !photos[$0].isFile }
    } else if candidates.contains(where: { photos[$0].position != nil }) {
      candidates.removeAll { photos[$0].position == nil }
    }
    // A flight that the folders know decides also against the only photo of the name; one by another name says nothing.
    if let flight, flights.contains(where: { isOfFlight(flight, $0) }) {
      candidates.removeAll { !isOfFlight(flight, Self.flight(photos[$0])) }
    }
    if candidates.count > 1 { candidates = narrowed(candidates, by: time, offset) }
    guard let first = candidates.first else { return .unknown }
    let others = candidates.dropFirst().filter { !isSameShot(photos[first], photos[$0]) }
    guard others.isEmpty else { return .ambiguous(candidates.map { photos[$0].source }) }
    return .found(photos[first], note: note)
  }

  private func lookUp(_ text: String) -> [Int] {
    let folders = text.split { $0 == "/" || $0 == "\\" }.dropLast().map { $0.lowercased() }
    let stem = photoStem(text)
    var found = byStem[stem] ?? []
    if found.isEmpty, stem.utf8.count <= 8, stem.utf8.allSatisfy({ $0 &- 0x30 <= 9 }), let number = Int(stem) {
      found = byNumber[number] ?? []
    }
    // A shot that was saved in several files is named without their endings.
    if found.isEmpty { found = ["_w", "_v", "_z", "_t", "_s"].flatMap { byStem[stem + $0] ?? [] } }
    guard !folders.isEmpty else { return found }
    return found.filter { index in
      let path = photos[index].folder.split(separator: "/").map { $0.lowercased() }
      return path.suffix(folders.count) == folders[...]
    }
  }

  private static func flight(_ photo: PhotoEvent) -> String {
    photo.isFile ? photo.folder : photo.source
  }

  private func narrowed(_ candidates: [Int], by time: MarkTime, _ offset: Int64) -> [Int] {
    func within(_ range: ClosedRange<Int64>) -> [Int] { candidates.filter { range.contains(photos[$0].time) } }
    switch time {
    case .instant(let instant, _, _):
      let moment = instant &+ offset
      for difference: Int64 in [600_000_000, 43_200_000_000] {
        let near = within((moment &- difference)...(moment &+ difference))
        if !near.isEmpty { return near }
      }
      return candidates
    case .day(let start):
      let near = within((start &+ offset)...(start &+ offset &+ 86_399_999_999))
      return near.isEmpty ? candidates : near
    default: return candidates
    }
  }

  private static func lastNumber(_ stem: String) -> Int? {
    var name = stem[...]
    if name.count > 2, name.dropLast().last == "_", let last = name.last, last.isLetter { name = name.dropLast(2) }
    let digits = name.utf8.reversed().prefix { $0 &- 0x30 <= 9 }.reversed()
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// Whether the name of a file or its folders is that of a flight: a number as a number, a text as a part of it.
func isOfFlight(_ flight: String, _ source: String) -> Bool {
  let wanted = flight.lowercased()
  if wanted.utf8.allSatisfy({ $0 &- 0x30 <= 9 }), let number = Int(wanted) {
    return source.split { !($0.isASCII && $0.isNumber) }.contains { Int($0) == number }
  }
  return source.lowercased().contains(wanted)
}

extension String {
  /// Without spaces at its ends.
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
