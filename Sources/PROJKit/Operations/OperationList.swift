private import CPROJ
package import SurveyModel

/// All operations from one CRS to another that PROJ's registry knows, in PROJ's order of preference, with ballpark operations
/// last. Operations are listed whether or not their grids are installed, and whatever their area. The caller chooses one.
///
/// It owns the context and the list, which are freed when the last reference to it ends. Like every handle of this kit, it is for
/// one thread.
@safe
package final class OperationList {
  private let context: ProjectionContext
  private let list: OpaquePointer
  package let candidates: [OperationCandidate]

  /// - Parameters:
  ///   - source: a definition that ``CRSDescription/of(_:)`` accepts.
  ///   - target: likewise.
  /// - Throws: ``InputError`` with code `noOperation` when proj.db is missing, a definition is unknown, or there is no operation.
  package init(from source: String, to target: String) throws(InputError) {
    context = try ProjectionContext()
    try context.requireDatabase()
    guard let from = makeCRS(source, in: context), let to = makeCRS(target, in: context) else {
      throw InputError(.noOperation, "PROJ does not know \(source) or \(target); correct the CRS")
    }
    guard let options = unsafe proj_create_operation_factory_context(context.handle, nil) else {
      throw InputError(.noOperation, "PROJ cannot look up coordinate operations: \(context.lastError)")
    }
    defer { unsafe proj_operation_factory_context_destroy(options) }
    // By default PROJ lists only operations that cover the areas of both CRSs; this adds those that cover a part.
    unsafe proj_operation_factory_context_set_spatial_criterion(
      context.handle, options, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      context.handle, options, PROJ_GRID_AVAILABILITY_IGNORED)
    guard
      let list = unsafe proj_create_operations(context.handle, from.handle, to.handle, options)
    else {
      throw InputError(.noOperation, "PROJ knows no way from \(source) to \(target) (\(context.lastError))")
    }
    unsafe self.list = list
    var candidates: [OperationCandidate] = []
    for index in 0..<max(0, unsafe proj_list_get_count(list)) {
      guard let operation = unsafe PROJObject(owning: proj_list_get(context.handle, list, index)) else { continue }
      candidates.append(describe(operation, index: Int(index), in: context))
    }
    self.candidates = candidates
  }

  deinit {
    unsafe proj_list_destroy(list)
  }

  /// The candidate as a recipe, in which east comes first on both sides, whatever axis order the CRSs prescribe.
  ///
  /// - Throws: ``InputError`` with code `noOperation` when PROJ cannot write the operation as one pipeline.
  package func recipe(for candidate: OperationCandidate) throws(InputError) -> ProjectionRecipe {
    guard
      let index = Int32(exactly: candidate.index),
      let operation = unsafe PROJObject(owning: proj_list_get(context.handle, list, index)),
      let normal = unsafe PROJObject(owning: proj_normalize_for_visualization(context.handle, operation.handle)),
      let text = unsafe proj_as_proj_string(context.handle, normal.handle, PJ_PROJ_5, nil)
    else {
      throw InputError(
        .noOperation, "PROJ cannot carry out \"\(candidate.name)\" (\(context.lastError)); choose another operation")
    }
    return unsafe ProjectionRecipe(pipeline: String(cString: text))
  }
}

private func describe(
  _ operation: borrowing PROJObject, index: Int, in context: borrowing ProjectionContext
) -> OperationCandidate {
  var stepNames: [String] = []
  var codes = operation.identifier.map { [$0] } ?? []
  let type = unsafe proj_get_type(operation.handle)
  if type == PJ_TYPE_CONCATENATED_OPERATION {
    for step in 0..<max(0, unsafe proj_concatoperation_get_step_count(context.handle, operation.handle)) {
      guard let object = unsafe PROJObject(owning: proj_concatoperation_get_step(context.handle, operation.handle, step))
      else { continue }
      stepNames.append(object.name)
      if let code = object.identifier { codes.append(code) }
    }
  }
  var missing: [String] = []
  let grids = max(0, unsafe proj_coordoperation_get_grid_used_count(context.handle, operation.handle))
  for grid in 0..<grids {
    var name: UnsafePointer<CChar>?
    var available: Int32 = 0
    unsafe _ = proj_coordoperation_get_grid_used(
      context.handle, operation.handle, grid, &name, nil, nil, nil, nil, nil, &available)
    if available == 0 { unsafe missing.append(name.map { unsafe String(cString: $0) } ?? "a grid") }
  }
  let isBallpark = unsafe proj_coordoperation_has_ballpark_transformation(context.handle, operation.handle) != 0
  // A conversion changes only the projection or the units. It is exact, and PROJ states no accuracy for it.
  let stated = unsafe proj_coordoperation_get_accuracy(context.handle, operation.handle)
  let accuracy = stated >= 0 ? stated : (type == PJ_TYPE_CONVERSION && !isBallpark ? 0 : nil)
  return OperationCandidate(
    name: operation.name, stepNames: stepNames.isEmpty ? [operation.name] : stepNames, codes: codes,
    accuracy: isBallpark ? nil : accuracy, areaOfUse: operation.areaOfUse(in: context), isBallpark: isBallpark,
    missingGrids: missing, usesGrids: grids > 0, index: index)
}
