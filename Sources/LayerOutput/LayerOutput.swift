// LayerOutput
