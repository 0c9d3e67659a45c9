import SurveyMath
import SurveyModel

/// The courses of the rivers on a plane in metres. Each basin is a strip from north to south with its main stem in the middle.
struct RiverLayout {
  struct Course {
    var basin: Int
    /// Number of the course that this one flows into; nil for a main stem.
    var parent: Int?
    /// Drawn downstream.
    var vertices: [Coordinate]
    /// The vertices at which tributaries flow in.
    var confluences: Set<Int> = []
  }

  /// The width of a basin, metres.
  static let width = 9_000.0
  /// The length of main stem for each tributary, from north to south, metres.
  static let slot = 2_200.0
  /// The length of main stem above the first of these slots and below the last one, metres.
  static let margin = 2_400.0

  var courses: [Course] = []
  let basins: Int
  /// The area that all basins cover, metres.
  let box: Box

  /// Makes up the rivers. A tributary for which there is no room after ``attempts`` attempts is left out.
  init(_ options: CampaignOptions, using random: inout SeededGenerator) {
    basins = max(1, min(options.basins, options.rivers))
    let most = Self.riverCount(of: 0, in: options, basins: basins)
    let height = Self.extent(tributaries: most - 1)
    let halfWidth = Double(basins) * Self.width / 2
    box = Box(minX: -halfWidth, minY: -height / 2 - 1_500, maxX: halfWidth, maxY: height / 2 + 2_000)
    for basin in 0..<basins {
      let mainStem = courses.count
      let tributaries = Self.riverCount(of: basin, in: options, basins: basins) - 1
      addMainStem(basin: basin, extent: Self.extent(tributaries: tributaries), top: height / 2, using: &random)
      for tributary in 0..<tributaries {
        addTributary(tributary, mainStem: mainStem, using: &random)
      }
    }
  }

  private static func riverCount(of basin: Int, in options: CampaignOptions, basins: Int) -> Int {
    let rivers = max(1, options.rivers)
    return rivers / basins + (basin < rivers % basins ? 1 : 0)
  }

  private static func extent(tributaries: Int) -> Double {
    2 * margin + slot * Double(max(0, tributaries))
  }

  func middle(of basin: Int) -> Double {
    box.minX + Self.width * (Double(basin) + 0.5)
  }

  private mutating func addMainStem(basin: Int, extent: Double, top: Double, using random: inout SeededGenerator) {
    let start = Coordinate(x: middle(of: basin) + random.real(in: -250...250), y: top)
    for attempt in 0..<Self.attempts {
      let calmer = 1 - Double(attempt) / Double(Self.attempts)
      let meander = Meander(
        wavelength: random.real(in: 750...1_150), swing: random.real(in: 0.75...1) * calmer, step: 40, calm: 0)
      let course = meanderingCourse(from: start, heading: -.pi / 2, extent: extent, meander: meander, using: &random)
      let staysInTheMiddle = course.allSatisfy { abs($0.x - middle(of: basin)) < 1_000 }
      guard staysInTheMiddle, keepsClearOfItself(course) || attempt == Self.attempts - 1 else { continue }
      courses.append(Course(basin: basin, parent: nil, vertices: course))
      return
    }
  }

  /// How often a course is made anew, straighter each time, until it is far enough from the others.
  private static let attempts = 40

  /// Adds a tributary. Every third one flows into the tributary before it instead of the main stem.
  private mutating func addTributary(_ number: Int, mainStem: Int, using random: inout SeededGenerator) {
    let basin = courses[mainStem].basin
    let side: Double = number % 2 == 0 ? 1 : -1
    let joinsTributary = number > 0 && (number + basin) % 3 == 2 && courses[courses.count - 1].parent == mainStem
    let parent = joinsTributary ? courses.count - 1 : mainStem
    // The tributary before this one is on the other side of the main stem.
    let direction = joinsTributary ? -side : side
    for attempt in 0..<Self.attempts {
      let calmer = 1 - Double(attempt) / Double(Self.attempts)
      let vertex = confluence(on: parent, number: joinsTributary ? nil : number, attempt: attempt)
      let tilt = joinsTributary ? random.real(in: 1.2...1.4) : random.real(in: 0.45...0.75)
      let heading = direction > 0 ? tilt : .pi - tilt
      let meander = Meander(
        wavelength: random.real(in: 400...650), swing: random.real(in: 0.7...1) * calmer, step: 28, calm: 350)
      let extent = joinsTributary ? random.real(in: 1_500...1_900) : random.real(in: 2_700...3_500)
      let upstream = meanderingCourse(
        from: courses[parent].vertices[vertex], heading: heading, extent: extent, meander: meander, using: &random)
      guard keepsClearOfItself(upstream), keepsClear(upstream, parent: parent, basin: basin) else { continue }
      courses[parent].confluences.insert(vertex)
      courses.append(Course(basin: basin, parent: parent, vertices: upstream.reversed()))
      return
    }
  }

  /// The vertex of the parent at which a tributary flows in: near the slot of the tributary with this number, or without a number
  /// before the middle of the parent. Each attempt gives another vertex.
  private func confluence(on parent: Int, number: Int?, attempt: Int) -> Int {
    let vertices = courses[parent].vertices
    let shift = (attempt % 2 == 0 ? 1 : -1) * ((attempt + 1) / 2)
    let wanted: Int
    if let number, let top = vertices.first?.y {
      let y = top - Self.margin - Self.slot * Double(number)
      wanted = vertices.firstIndex { $0.y < y } ?? vertices.count / 2
    } else {
      wanted = vertices.count * 2 / 5
    }
    return max(1, min(vertices.count - 2, wanted + shift))
  }

  /// True when a course keeps away from the other courses of the basin. It may be near its parent only close to the confluence.
  /// - Parameter upstream: the course, from the confluence to the source.
  private func keepsClear(_ upstream: [Coordinate], parent: Int, basin: Int) -> Bool {
    for (index, course) in courses.enumerated() where course.basin == basin {
      var along = 0.0
      var previous = upstream.first
      for point in upstream {
        along += previous.map { $0.planeDistance(to: point) } ?? 0
        previous = point
        let room = index == parent ? min(0.3 * along, 300) : 450
        if course.vertices.contains(where: { $0.planeDistance(to: point) < room }) { return false }
      }
    }
    return true
  }
}
