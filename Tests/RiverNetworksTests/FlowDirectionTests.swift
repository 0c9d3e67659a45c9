import SurveyModel
import TestSupport
import Testing

@testable import RiverNetworks

/// A tree of 15 reaches with 8 headwaters: reach n has the reaches 2n + 1 and 2n + 2 above it. Drawn downstream.
private let tree: [[(Double, Double)]] = {
  var places: [(Double, Double)] = [(0, 0)]
  var lines: [[(Double, Double)]] = []
  for number in 0..<15 {
    let depth = number == 0 ? 0 : number < 3 ? 1 : number < 7 ? 2 : 3
    let first = (1 << depth) - 1
    let spread = 8.0 / Double(1 << depth)
    let x = (Double(number - first) + 0.5) * spread - 4
    places.append((x, Double(depth + 1) * 2))
    lines.append([(x, Double(depth + 1) * 2), number == 0 ? places[0] : places[(number - 1) / 2 + 1]])
  }
  return lines
}()

/// The tree with some reaches drawn the other way.
private func drawn(
  reversing reversed: Set<Int>, _ options: NetworkOptions = NetworkOptions(), _ change: (inout RiverLayer) -> Void = { _ in }
) throws -> (flows: [Int], findings: [Finding]) {
  var layer = riverLayer(
    tree.enumerated().map { number, line in
      (id: "\(number)", parts: [(reversed.contains(number) ? line.reversed() : line).map { (112 + $0.0 / 100, 32 + $0.1 / 100) }])
    })
  for number in tree.indices {
    layer.features[number].reachID = "\(number)"
    layer.features[number].identity = .own
  }
  change(&layer)
  let (network, findings) = try linkRivers([layer], options: options, jobs: 1)
  // For each reach 1 when it flows as it should, −1 when the other way, 0 when that is not known.
  let flows = tree.indices.map { number -> Int in
    guard let reach = network.reaches.first(where: { $0.id == "\(number)" }) else { return 9 }
    if !reach.flowKnown { return 0 }
    return abs(network.latitude[reach.vertices.lowerBound] - (32 + tree[number][0].1 / 100)) < 1e-9
      && abs(network.longitude[reach.vertices.lowerBound] - (112 + tree[number][0].0 / 100)) < 1e-9 ? 1 : -1
  }
  return (flows, findings)
}

@Suite("Directions of flow")
struct FlowDirectionTests {
  private let all = Set(tree.indices)
  private let right = [Int](repeating: 1, count: 15)

  @Test("a tree upside down is turned round, with one finding; one that stands is left")
  func upsideDown() throws {
    #expect(try drawn(reversing: []).flows == right && drawn(reversing: []).findings.isEmpty)
    let (flows, findings) = try drawn(reversing: all)
    #expect(flows == right && findings.map(\.rule) == [.reachReversed])
    #expect(findings[0].message.contains("from 1 head to 8 loose ends"), "\(findings)")
  }

  @Test(
    "headwaters drawn upstream have no direction, and the others keep theirs",
    arguments: [[7], [7, 9], [7, 8], [7, 9, 11, 13]])
  func headwaters(_ reversed: [Int]) throws {
    let (flows, findings) = try drawn(reversing: Set(reversed))
    #expect(flows == tree.indices.map { reversed.contains($0) ? 0 : 1 })
    #expect(!findings.isEmpty && findings.allSatisfy { $0.rule == .flowUnknown && $0.severity == .warning })
    // From three on, one finding says all.
    if reversed.count > 2 { #expect(findings.count == 1) }
  }

  @Test("one reach that is drawn against the others never makes a direction wrong", arguments: 0..<15)
  func single(_ number: Int) throws {
    for reversed in [[number], all.subtracting([number])] {
      let (flows, findings) = try drawn(reversing: reversed)
      #expect(!flows.contains(-1) && !findings.isEmpty, "\(reversed.sorted()): \(flows)")
    }
  }

  @Test(
    "what the layer says of its reaches tells their direction, however they are drawn",
    arguments: ["distance", "area", "height"])
  func told(_ what: String) throws {
    for reversed in [all, [0, 2, 5, 7, 8, 13], all.subtracting([3, 7])] {
      let (flows, _) = try drawn(reversing: reversed) { layer in
        for number in tree.indices {
          let depth = tree[number][0].1
          switch what {
          case "distance": layer.features[number].mouthDistance = depth * 1000
          case "area": layer.features[number].size = Double([8, 4, 2, 1][Int(depth / 2) - 1])
          default:
            let heights = (Float(depth * 10), Float(depth * 10 - 20))
            (layer.features[number].ends.firstHeight, layer.features[number].ends.lastHeight) =
              reversed.contains(number) ? (heights.1, heights.0) : heights
          }
        }
      }
      #expect(flows == right, "\(what), \(reversed.sorted())")
    }
  }

  @Test("measures from the mouth of each river tell the direction of a layer, and of its orders those that differ")
  func measures() throws {
    let (flows, _) = try drawn(reversing: all) { layer in
      for number in tree.indices {
        // As drawn, from the mouth up.
        (layer.features[number].ends.firstMeasure, layer.features[number].ends.lastMeasure) = (0, 100)
      }
    }
    #expect(flows == right)
    let orders = try drawn(reversing: all) { layer in
      for number in tree.indices { layer.features[number].strahler = 5 - Int(tree[number][0].1 / 2) }
    }
    #expect(orders.flows == right)
  }

  @Test("the user's word: --drawn, and --mouth by position and by id")
  func words() throws {
    var options = NetworkOptions()
    options.drawn = .upstream
    #expect(try drawn(reversing: all, options).flows == right)
    options.drawn = .downstream
    #expect(try drawn(reversing: [7], options).flows == tree.indices.map { $0 == 7 ? -1 : 1 }, "it is believed")
    options.drawn = .unknown
    let (flows, findings) = try drawn(reversing: [], options)
    #expect(flows == [Int](repeating: 0, count: 15) && findings.map(\.rule) == [.flowUnknown])
    for mouth in [RiverMouth.position(Coordinate(longitude: 112.001, latitude: 32.001)), .reach("0")] {
      options.mouths = [mouth]
      #expect(try drawn(reversing: [0, 1, 4, 7, 8, 11, 14], options).flows == right)
    }
    options.mouths = [.reach("none")]
    #expect(throws: InputError.self) { try drawn(reversing: [], options) }
  }

  @Test("a layer whose makers draw it upstream is turned round, unless its attributes contradict them")
  func convention() throws {
    let (flows, findings) = try drawn(reversing: all) { $0.drawn = .upstream }
    #expect(flows == right && findings.map(\.severity) == [.info])
    let other = try drawn(reversing: []) { layer in
      layer.drawn = .upstream
      for number in tree.indices { layer.features[number].mouthDistance = tree[number][0].1 * 1000 }
    }
    #expect(other.flows == right)
  }

  @Test("with ids the reach at the mouth is turned with the rest, and so is a river of one reach")
  func ids() throws {
    func ids(_ layer: inout RiverLayer) {
      for number in tree.indices {
        layer.features[number].linkID = "\(number)"
        layer.features[number].downstream = number == 0 ? nil : .feature(id: "\((number - 1) / 2)")
      }
    }
    #expect(try drawn(reversing: all, NetworkOptions(), ids).flows == right)
    #expect(try drawn(reversing: [0, 3, 4, 9], NetworkOptions(), ids).flows == right)
    var layer = riverLayer(
      (tree + [[(20, 0), (22, 0)]]).map { (id: nil, parts: [$0.reversed().map { (112 + $0.0 / 100, 32 + $0.1 / 100) }]) })
    ids(&layer)
    layer.features[15].linkID = "15"
    layer.features[15].downstream = .mouth
    for number in layer.features.indices { layer.features[number].reachID = "\(number)" }
    let network = try linkRivers([layer], jobs: 1).network
    let alone = try #require(network.reaches.first { $0.id == "15" })
    #expect(network.longitude[alone.vertices.lowerBound] == 112.2, "nearly all are drawn upstream, and so is this one")
  }

  @Test("a canal that leaves a river and ends is a diversion")
  func canal() throws {
    let (flows, _) = try drawn(reversing: [7]) { $0.features[7].isArtificial = true }
    #expect(flows == tree.indices.map { $0 == 7 ? -1 : 1 }, "it flows as it is drawn")
  }
}
