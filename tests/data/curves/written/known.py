"""What every tool was told to log, an epoch a number."""

LOSS = [0.9375, 0.75, 0.5, 0.4375, 0.375, 0.3125]
VAL_LOSS = [1.0, 0.875, 0.75, 0.8125, 0.875, 0.9375]
EPOCHS = list(zip(LOSS, VAL_LOSS, strict=True))
