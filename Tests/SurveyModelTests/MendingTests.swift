import SurveyModel
import Testing

@Suite struct `Coordinate mending` {
  @Test func `degrees and minutes come back from every way of writing them`() {
    func check(_ mending: CoordinateMending, _ x: Double, _ y: Double, _ longitude: Double, _ latitude: Double) {
      let place = mending.mended(x: x, y: y)
      #expect(abs(place.x - longitude) < 1e-9 && abs(place.y - latitude) < 1e-9, "\(mending): \(place)")
    }
    check(.minutesAfterPoint, 112.03, -32.415, 112.05, -(32 + 41.5 / 60))
    check(.minutesBeforePoint, 11203, 3241.5, 112.05, 32 + 41.5 / 60)
    check(.secondsAfterPoint, 112.0300, 32.4130, 112.05, 32 + 41 / 60.0 + 30 / 3600.0)
    check(.radians, 1.9556, 0.5727, 1.9556 * 180 / .pi, 0.5727 * 180 / .pi)
    check(.point(x: 3, y: 2), 1_120_512_345, 3_241_512, 112.0512345, 32.41512)
    check(.point(x: 2, y: 2), -895_012_3, 4_301, -89.50123, 43.01)
    check(.swap, 32.4, 112.1, 112.1, 32.4)
    check(.negate(x: true, y: false), 89.5, 43, -89.5, 43)
  }

  @Test func `sixty-one minutes cannot have been written`() {
    #expect(CoordinateMending.minutesAfterPoint.mended(x: 112.61, y: 32.1).x.isNaN)
    #expect(CoordinateMending.secondsAfterPoint.mended(x: 112.0561, y: 32.6).x.isNaN)
    #expect(CoordinateMending.minutesBeforePoint.mended(x: 11261, y: 3210).x.isNaN)
  }
}
