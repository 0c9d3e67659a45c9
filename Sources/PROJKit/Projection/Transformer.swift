private import CPROJ
package import SurveyModel

/// A PROJ object made from a ``ProjectionRecipe``, in a context of its own.
///
/// One thread at a time may use it, so it is not Sendable: each worker makes its own (1.8 ms where proj.db is needed).
/// Freed when the last reference goes, which is why this is a class and nobody else sees the pointer.
@safe
package final class Transformer {
  private let context: ProjectionContext
  private let handle: OpaquePointer
  package let recipe: ProjectionRecipe

  /// - Throws: ``InputError`` with code `noOperation` when PROJ cannot make the operation, with its reason.
  package init(_ recipe: ProjectionRecipe) throws(InputError) {
    context = try ProjectionContext()
    self.recipe = recipe
    guard let made = unsafe proj_create(context.handle, recipe.pipeline) else {
      throw InputError(
        .noOperation, "PROJ cannot make the operation \"\(recipe.pipeline)\" (\(context.lastError)); correct its text")
    }
    unsafe handle = made
  }

  deinit {
    unsafe proj_destroy(handle)
  }

  /// Whether PROJ can go the other way.
  package var hasInverse: Bool {
    unsafe proj_pj_info(handle).has_inverse != 0
  }

  /// What kind of numbers the recipe takes and gives; nil where they are lengths or unknown.
  package enum AngularUnit: Sendable {
    case degrees, radians
  }

  /// The angles that come out of ``forward(x:y:)``; nil where it gives lengths, or PROJ does not know.
  package var outputAngles: AngularUnit? {
    if unsafe proj_degree_output(handle, PJ_FWD) != 0 { return .degrees }
    return unsafe proj_angular_output(handle, PJ_FWD) != 0 ? .radians : nil
  }

  /// True where the recipe is a coordinate system and not an operation between two.
  package var isCRS: Bool {
    unsafe proj_is_crs(handle) != 0
  }

  /// Transforms pairs in place. Pairs that are not finite, or that PROJ cannot transform, become NaN, NaN.
  ///
  /// The two columns have the same count; what one has beyond the other is left alone. PROJ accepts a great deal of
  /// nonsense (longitude 478 is 118 to it), so callers check ranges first. Some 0.2 µs a pair, no allocation.
  package func forward(x: UnsafeMutableBufferPointer<Double>, y: UnsafeMutableBufferPointer<Double>) {
    unsafe transform(PJ_FWD, x, y)
  }

  /// As ``forward(x:y:)``, the other way; all NaN where there is no way back.
  package func inverse(x: UnsafeMutableBufferPointer<Double>, y: UnsafeMutableBufferPointer<Double>) {
    unsafe transform(PJ_INV, x, y)
  }

  package func forward(x: inout [Double], y: inout [Double]) {
    unsafe x.withUnsafeMutableBufferPointer { x in unsafe y.withUnsafeMutableBufferPointer { y in unsafe forward(x: x, y: y) } }
  }

  package func inverse(x: inout [Double], y: inout [Double]) {
    unsafe x.withUnsafeMutableBufferPointer { x in unsafe y.withUnsafeMutableBufferPointer { y in unsafe inverse(x: x, y: y) } }
  }

  /// One pair; nil where it cannot be transformed. For single positions: columns are faster.
  package func forward(_ position: Coordinate) -> Coordinate? {
    transform(PJ_FWD, position)
  }

  package func inverse(_ position: Coordinate) -> Coordinate? {
    transform(PJ_INV, position)
  }

  private func transform(_ direction: PJ_DIRECTION, _ position: Coordinate) -> Coordinate? {
    guard position.isFinite else { return nil }
    unsafe proj_errno_reset(handle)
    let (given, taken) = angleFactors(direction)
    let result = unsafe proj_trans(handle, direction, proj_coord(position.x * given, position.y * given, 0, .infinity))
    let moved = unsafe Coordinate(x: result.xy.x / taken, y: result.xy.y / taken)
    return moved.isFinite ? moved : nil
  }

  /// What the numbers that go in are multiplied with, and those that come out divided by.
  private func angleFactors(_ direction: PJ_DIRECTION) -> (given: Double, taken: Double) {
    let radians = Double.pi / 180
    return !recipe.isTransverseMercator ? (1, 1) : direction == PJ_FWD ? (radians, 1) : (1, radians)
  }

  private func transform(
    _ direction: PJ_DIRECTION, _ x: UnsafeMutableBufferPointer<Double>, _ y: UnsafeMutableBufferPointer<Double>
  ) {
    let count = min(x.count, y.count)
    guard count > 0, let xs = x.baseAddress, let ys = y.baseAddress else { return }
    // An error sticks to the handle and would make later good points look bad.
    unsafe proj_errno_reset(handle)
    let (given, taken) = angleFactors(direction)
    if given != 1 {
      for index in 0..<count {
        unsafe xs[index] *= given
        unsafe ys[index] *= given
      }
    }
    var start = 0
    while start < count {
      // PROJ never sees a number that is not finite: it is handed the runs between them.
      var end = start
      while end < count, unsafe xs[end].isFinite, unsafe ys[end].isFinite { end += 1 }
      if end > start {
        let stride = MemoryLayout<Double>.stride
        let length = end - start
        var time = Double.infinity  // HUGE_VAL: no epoch. Zero would be the year 0, which moves some datums by 100 m.
        unsafe proj_trans_generic(
          handle, direction, xs + start, stride, length, ys + start, stride, length, nil, 0, 0, &time, 0, 1)
        for index in start..<end where unsafe !(xs[index].isFinite && ys[index].isFinite) {
          unsafe xs[index] = .nan
          unsafe ys[index] = .nan
        }
      }
      if end < count {
        unsafe xs[end] = .nan
        unsafe ys[end] = .nan
      }
      start = end + 1
    }
    if taken != 1 {
      for index in 0..<count {
        unsafe xs[index] /= taken
        unsafe ys[index] /= taken
      }
    }
  }
}
