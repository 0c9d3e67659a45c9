/// What outlets can be counted by.
package enum CountKey: String, CaseIterable, Sendable {
  case river, basin, district, type, method, bank, status
}
