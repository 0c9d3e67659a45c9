private import CPROJ
package import SurveyModel

/// Transforms coordinates by a ``ProjectionRecipe``, with a PROJ object in a context of its own.
///
/// Only one thread at a time may use the object, so this class is not Sendable: each worker makes its own, which takes 1.8 ms if
/// proj.db is needed. The object is freed when the last reference to this class ends; no other code has its pointer.
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

  /// True when PROJ can transform in the other direction.
  package var hasInverse: Bool {
    unsafe proj_pj_info(handle).has_inverse != 0
  }

  /// A unit of angles.
  package enum AngularUnit: Sendable {
    case degrees, radians
  }

  /// The unit of the angles that ``forward(x:y:)`` gives; nil when it gives lengths, or PROJ does not know.
  package var outputAngles: AngularUnit? {
    if unsafe proj_degree_output(handle, PJ_FWD) != 0 { return .degrees }
    return unsafe proj_angular_output(handle, PJ_FWD) != 0 ? .radians : nil
  }

  /// True when the recipe is a coordinate system and not an operation.
  package var isCRS: Bool {
    unsafe proj_is_crs(handle) != 0
  }

  /// Replaces pairs by the transformed ones. Pairs that are not finite, or that PROJ cannot transform, become NaN, NaN.
  ///
  /// The two columns should have the same count; if one is longer, its rest stays as it is. Callers check the ranges of the
  /// numbers first, since PROJ accepts impossible ones (it takes longitude 478 for 118). A pair takes some 0.2 µs, without
  /// allocation.
  package func forward(x: UnsafeMutableBufferPointer<Double>, y: UnsafeMutableBufferPointer<Double>) {
    unsafe transform(PJ_FWD, x, y)
  }

  /// As ``forward(x:y:)``, in the other direction. All pairs become NaN when PROJ cannot transform in that direction.
  package func inverse(x: UnsafeMutableBufferPointer<Double>, y: UnsafeMutableBufferPointer<Double>) {
    unsafe transform(PJ_INV, x, y)
  }

  package func forward(x: inout [Double], y: inout [Double]) {
    unsafe x.withUnsafeMutableBufferPointer { x in unsafe y.withUnsafeMutableBufferPointer { y in unsafe forward(x: x, y: y) } }
  }

  package func inverse(x: inout [Double], y: inout [Double]) {
    unsafe x.withUnsafeMutableBufferPointer { x in unsafe y.withUnsafeMutableBufferPointer { y in unsafe inverse(x: x, y: y) } }
  }

  /// Transforms one pair; nil when it cannot be transformed. For many pairs, the functions for columns are faster.
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

  /// The factor of numbers before PROJ transforms them, and the divisor of numbers afterwards.
  private func angleFactors(_ direction: PJ_DIRECTION) -> (given: Double, taken: Double) {
    let radians = Double.pi / 180
    return !recipe.isTransverseMercator ? (1, 1) : direction == PJ_FWD ? (radians, 1) : (1, radians)
  }

  private func transform(
    _ direction: PJ_DIRECTION, _ x: UnsafeMutableBufferPointer<Double>, _ y: UnsafeMutableBufferPointer<Double>
  ) {
    let count = min(x.count, y.count)
    guard count > 0, let xs = x.baseAddress, let ys = y.baseAddress else { return }
    // An earlier error stays in the handle until it is reset, and would make good points look bad.
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
      // PROJ gets only runs of finite numbers.
      var end = start
      while end < count, unsafe xs[end].isFinite, unsafe ys[end].isFinite { end += 1 }
      if end > start {
        let stride = MemoryLayout<Double>.stride
        let length = end - start
        var time = Double.infinity  // HUGE_VAL means no epoch. 0 would be the year 0, which moves some datums by 100 m.
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
