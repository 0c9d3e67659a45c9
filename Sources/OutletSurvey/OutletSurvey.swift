// The face of the library: one import gives the nouns, the pipeline and the means to cancel a run.
@_exported public import SurveyModel
@_exported public import SurveyPipeline
@_exported public import Workers
