import SurveyModel
import Testing

@Suite("The books of a file")
struct FileAccountTests {
  private var balanced: FileAccount {
    var account = FileAccount()
    account.contentBytes = 100
    account.records = 5
    account.accepted = 3
    account.flagged = 1
    account.rejected = [.coordinateMissing: 1, .nulByte: 1]
    account.structural = 2
    account.acceptedBytes = 60
    account.rejectedBytes = 25
    account.structuralBytes = 15
    return account
  }

  @Test("balanced books, and those of an empty file")
  func balances() {
    #expect(balanced.imbalance == nil)
    #expect(balanced.rejectedCount == 2)
    #expect(FileAccount().imbalance == nil)
  }

  @Test(
    "whatever is miscounted is said",
    arguments: [
      { $0.records += 1 }, { $0.accepted += 1 }, { $0.accepted -= 1 }, { $0.rejected = [:] }, { $0.contentBytes -= 1 },
      { $0.acceptedBytes += 1 }, { $0.rejectedBytes -= 1 }, { $0.structuralBytes = 0 }, { $0.flagged = 4 },
      { $0.tilingFault = "gap" },
    ] as [@Sendable (inout FileAccount) -> Void])
  func imbalance(change: @Sendable (inout FileAccount) -> Void) {
    var account = balanced
    change(&account)
    #expect(account.imbalance != nil)
  }

  @Test("two accounts add up in every entry, and a fault of either stays")
  func add() {
    var sum = balanced
    sum.add(balanced)
    #expect(sum.imbalance == nil)
    var numbers = 0
    for (entry, single) in zip(Mirror(reflecting: sum).children, Mirror(reflecting: balanced).children) {
      guard let value = entry.value as? Int else { continue }
      numbers += 1
      #expect(value == (single.value as? Int).map { 2 * $0 }, "\(entry.label ?? "")")
    }
    #expect(numbers >= 8)
    #expect(sum.rejected == [.coordinateMissing: 2, .nulByte: 2])
    var faulty = balanced
    faulty.tilingFault = "overlap"
    sum.add(faulty)
    sum.add(balanced)
    #expect(sum.imbalance == "overlap")
  }
}
