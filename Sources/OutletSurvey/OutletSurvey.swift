// The face of the library: one import gives the nouns, the pipeline, what its outputs hold, and the means to cancel a run.
@_exported public import OutputSchema
@_exported public import SurveyModel
@_exported public import SurveyPipeline
@_exported public import Workers
