package import SurveyModel

/// One of the two results that are compared.
package struct ComparedResult: Sendable {
  package var outlets: [ComparedOutlet]
  package var sightings: [ComparedSighting]

  package init(outlets: [ComparedOutlet], sightings: [ComparedSighting]) {
    self.outlets = outlets
    self.sightings = sightings
  }
}
