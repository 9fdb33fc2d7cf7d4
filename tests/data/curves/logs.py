"""The same two epochs as every tool writes them, and logs that are none."""

from __future__ import annotations

import gzip
from collections.abc import Callable

# Training loss falls from 0.9 to 0.5, validation loss from 1.0 to 0.8.
LOGS: dict[str, str] = {
    "Keras history as JSON": '{"accuracy": [0.5, 0.6], "loss": [0.9, 0.5], "val_loss": [1.0, 0.8], "lr": [0.1, 0.1]}',
    "Keras history as Python prints it": "{'loss': [0.9, 0.5], 'val_loss': [1.0, 0.8]}",
    "a history that is assigned": "history.history = {'loss': [0.9, .5], 'val_loss': [1., 0.8]}",
    "NumPy's and TensorFlow's numbers": (
        "{'loss': [np.float32(0.9), np.float32(0.5)], 'val_loss': [tf.Tensor(1.0, shape=(), dtype=float32), 0.8]}"
    ),
    "Keras history with what stands around it": (
        '{"params": {"epochs": 2}, "history": {"loss": [0.9, 0.5], "val_loss": [1, 0.8]}}'
    ),
    "CSVLogger": "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.5,0.9,0.5,1.0\n1,0.6,0.5,0.6,0.8\n",
    "CSVLogger with semicolons": "epoch;loss;val_loss\n0;0.9;1.0\n1;0.5;0.8\n",
    "decimal commas": "epoch;loss;val_loss\n1;0,9;1,0\n2;0,5;0,8\n",
    "tabs": "epoch\tloss\tval_loss\n1\t0.9\t1.0\n2\t0.5\t0.8\n",
    "sep= line": "sep=;\nepoch;loss;val_loss\n1;0.9;1.0\n2;0.5;0.8\n",
    "comment lines": "# my run\nepoch,loss,val_loss\n1,0.9,1.0\n2,0.5,0.8\n",
    "pandas with an index": ",loss,val_loss\n0,0.9,1.0\n1,0.5,0.8\n",
    "fastai": "epoch,train_loss,valid_loss,accuracy,time\n0,0.9,1.0,0.5,00:03\n1,0.5,0.8,0.6,00:03\n",
    "Lightning": (
        "epoch,step,train_loss_epoch,train_loss_step,val_loss\n"
        "0,9,,1.1,\n0,19,,,1.0\n0,19,0.9,,\n1,29,,0.7,\n1,39,,,0.8\n1,39,0.5,,\n"
    ),
    "W&B": (
        '"Step","run - loss","run - val_loss","run - val_loss__MIN","run - val_loss__MAX"\n'
        "1,0.9,1,1,1\n2,0.5,0.8,0.8,0.8\n"
    ),
    "MLflow": "key,value,timestamp,step\nloss,0.9,0,0\nval_loss,1.0,0,0\nloss,0.5,1,1\nval_loss,0.8,1,1\n",
    "MLflow without steps": (
        "key,value,timestamp,step\nloss,0.9,0,0\nval_loss,1.0,0,0\nloss,0.5,1,0\nval_loss,0.8,1,0\n"
    ),
    "Trainer": (
        '{"log_history": [{"epoch": 1.0, "loss": 0.9, "step": 5}, {"epoch": 1.0, "eval_loss": 1.0, "step": 5},'
        '{"epoch": 2.0, "loss": 0.5}, {"epoch": 2.0, "eval_loss": 0.8}, {"epoch": 2.0, "train_loss": 0.7}]}'
    ),
    "records": '[{"epoch": 1, "loss": 0.9, "val_loss": 1.0}, {"epoch": 2, "loss": 0.5, "val_loss": 0.8}]',
    "JSON lines": '{"train_loss": 0.9, "val_loss": 1.0}\n{"train_loss": 0.5, "val_loss": 0.8}\n',
    "what fit prints": (
        "Epoch 1/2\n7/7 ━━━━ 0s 12ms/step - accuracy: 0.52 - loss: 0.9 - val_accuracy: 0.6 - val_loss: 1.0\n"
        "Epoch 2/2\n7/7 ━━━━ 0s 12ms/step - accuracy: 0.62 - loss: 0.5 - val_accuracy: 0.6 - val_loss: 0.8\n"
    ),
    "what a progress bar writes over": (
        "Epoch 1/2\r\n1/7 - loss: 2.0\r7/7 - loss: 0.9 - val_loss: 1.0\n"
        "\x1b[1mEpoch 2/2\x1b[0m\n1/7 - loss: 2.0\r7/7 - loss: 0.5 - val_loss: 0.8\n"
    ),
    "what a loop prints": "Epoch 1, Train Loss: 0.9, Val Loss: 1.0\nEpoch 2, Train Loss: 0.5, Val Loss: 0.8\n",
    "what a loop prints with bars": "[01] training loss=9e-1 | val loss=1.0\n[02] training loss=5e-1 | val loss=0.8\n",
    "boosted trees print": "[0]\ttrain-logloss:0.9\teval-logloss:1.0\n[1]\ttrain-logloss:0.5\teval-logloss:0.8\n",
    "boosted trees": '{"validation_0": {"logloss": [0.9, 0.5]}, "validation_1": {"logloss": [1.0, 0.8]}}',
    "LightGBM": '{"training": {"l2": [0.9, 0.5]}, "valid_1": {"l2": [1.0, 0.8]}}',
    "by quantity": '{"loss": {"train": [0.9, 0.5], "val": [1.0, 0.8]}}',
    "train and test alone": "epoch,train_error,test_error\n1,0.9,1.0\n2,0.5,0.8\n",
    "parts of a loss": "epoch,train/box_loss,train/cls_loss,val/box_loss,val/cls_loss\n1,0.9,3,1.0,3\n2,0.5,2,0.8,2\n",
    "rows of JSON": "[[0.9, 1.0], [0.5, 0.8]]",
    "MLflow's chart": (
        "Run,Run ID,metric,step,timestamp,value\nbold-cat-1,ab12,loss,0,1,0.9\nbold-cat-1,ab12,loss,1,2,0.5\n"
        "bold-cat-1,ab12,val_loss,0,1,1.0\nbold-cat-1,ab12,val_loss,1,2,0.8\n"
    ),
    "W&B's history": ",_step,_runtime,_timestamp,loss,val_loss\n0,0,1.5,1.7e9,0.9,1.0\n1,1,2.5,1.7e9,0.5,0.8\n",
    "rows that lack cells": "epoch,loss,val_loss\n1,0.9,1.0\n2,0.5,0.8,7,7\n3\n",
    "an upper case": "EPOCH,TRAIN_LOSS,VAL_LOSS\n1,0.9,1.0\n2,0.5,0.8\n",
    "camel case": "epoch,trainLoss,validationLoss\n1,0.9,1.0\n2,0.5,0.8\n",
    "percent": "epoch,train error,validation error\n1,90%,100%\n2,50%,80%\n",
    "columns without names": "0.9 1.0\n0.5 0.8\n",
    "columns from Excel": "0.9\t1.0\n0.5\t0.8\n",
    "a line for each curve": "loss: 0.9, 0.5\nval_loss: 1.0, 0.8\n",
    "a list for each curve": "loss = [0.9, 0.5]\nval_loss = [1.0, 0.8]\n",
    "pandas as JSON": '{"loss": {"0": 0.9, "1": 0.5}, "val_loss": {"0": 1.0, "1": 0.8}}',
    "pandas as it is printed": "   loss  val_loss\n0   0.9       1.0\n1   0.5       0.8\n",
    "a table in Markdown": (
        "| Training Loss | Epoch | Step | Validation Loss |\n|:-------------:|:-----:|:----:|:---------------:|\n"
        "| 0.9           | 1.0   | 10   | 1.0             |\n| 0.5           | 2.0   | 20   | 0.8             |\n"
    ),
    "what the Trainer prints": (
        "  0%|          | 0/20 [00:00<?, ?it/s]\n"
        "{'loss': 0.9, 'grad_norm': 1.2, 'learning_rate': 1e-05, 'epoch': 1.0}\n"
        "{'eval_loss': 1.0, 'eval_runtime': 2.0, 'epoch': 1.0}\n 50%|#####     | 10/20 [00:01<00:01,  9.9it/s]\n"
        "{'loss': 0.5, 'grad_norm': 1.0, 'learning_rate': 5e-06, 'epoch': 2.0}\n"
        "{'eval_loss': 0.8, 'eval_runtime': 2.0, 'epoch': 2.0}\n"
        "{'train_runtime': 9.0, 'train_loss': 0.7, 'epoch': 2.0}\n"
    ),
    "a loop without signs": "epoch 1 train 0.9 val 1.0\nepoch 2 train 0.5 val 0.8\n",
    "a loop with bars and no other signs": (
        "epoch 1 | training loss 0.9 | val loss 1.0\nepoch 2 | training loss 0.5 | val loss 0.8\n"
    ),
    "a loop that names the rows alone": "Epoch [1/2], Train: 0.9, Val: 1.0\nEpoch [2/2], Train: 0.5, Val: 0.8\n",
    "a loop over steps": (
        "step 0: training loss 0.9, val loss 1.0\niter 0: loss 4.2, time 100ms\nstep 250: training loss 0.5, val "
        "loss 0.8\niter 250: loss 2.2, time 100ms\n"
    ),
    "PyTorch's own example": (
        "Train Epoch: 1 [0/60000 (0%)]\tLoss: 0.9\n\nTest set: Average loss: 1.0, Accuracy: 9665/10000 (97%)\n\n"
        "Train Epoch: 2 [0/60000 (0%)]\tLoss: 0.5\n\nTest set: Average loss: 0.8, Accuracy: 9865/10000 (98%)\n\n"
    ),
    "CatBoost prints": (
        "0:\tlearn: 0.9\ttest: 1.0\tbest: 1.0 (0)\ttotal: 1ms\tremaining: 1s\n"
        "1:\tlearn: 0.5\ttest: 0.8\tbest: 0.8 (1)\ttotal: 2ms\tremaining: 1s\n"
    ),
    "LightGBM prints": "[1]\ttraining's l2: 0.9\tvalid_1's l2: 1.0\n[2]\ttraining's l2: 0.5\tvalid_1's l2: 0.8\n",
    "columns from Excel with decimal commas": "0,9\t1,0\n0,5\t0,8\n",
    "columns with semicolons, decimal commas and no names": "0,9;1,0\n0,5;0,8\n",
    "rows from Excel": "loss\t0,9\t0,5\nval_loss\t1,0\t0,8\n",
    "W&B over time": (
        '"Relative Time (Process)","r - loss","r - loss__MIN","r - loss__MAX","r - val_loss"\n'
        "0.5,0.9,0.9,0.9,1.0\n1.7,0.5,0.5,0.5,0.8\n"
    ),
    "W&B with an empty cell where nothing was logged": (
        '"Step","r - loss","r - val_loss"\n0,0.9,\n1,,1.0\n2,0.5,\n3,,0.8\n'
    ),
    "MLflow with runs": (
        "run_id,key,value,step,timestamp\na,loss,0.9,0,1\na,loss,0.5,1,2\na,val_loss,1.0,0,1\na,val_loss,0.8,1,2\n"
    ),
    "MLflow as JSON": (
        '[{"key": "loss", "value": 0.9, "timestamp": 1, "step": 0}, {"key": "loss", "value": 0.5, "timestamp": 2, '
        '"step": 1}, {"key": "val_loss", "value": 1.0, "timestamp": 1, "step": 0}, {"key": "val_loss", "value": 0.8, '
        '"timestamp": 2, "step": 1}]'
    ),
    "Lightning with a rate and a check before": (
        "epoch,lr-Adam,step,train_loss,val_loss\n,0.001,0,,\n0,,9,0.9,\n0,,9,,1.0\n,0.001,10,,\n1,,19,0.5,\n"
        "1,,19,,0.8\n"
    ),
    "records in records": (
        '{"_step": 0, "train": {"loss": 0.9}, "val": {"loss": 1.0}}\n'
        '{"_step": 1, "train": {"loss": 0.5}, "val": {"loss": 0.8}}\n'
    ),
    "names in Korean": "에포크,훈련 손실,검증 손실,학습률\n1,0.9,1.0,0.1\n2,0.5,0.8,0.1\n",
    "names in Korean without blanks": "에포크,훈련손실,검증손실,검증정확도\n1,0.9,1.0,0.5\n2,0.5,0.8,0.6\n",
    "a table that was cut off": "epoch,loss,val_loss\n1,0.9,1.0\n2,0.5,0.8\n3,0.",
    "JSON lines that were cut off": '{"loss": 0.9, "val_loss": 1.0}\n{"loss": 0.5, "val_loss": 0.8}\n{"loss": 0.4, "va',
    "a count that stands still": "epoch,loss,val_loss\n0,0.9,1.0\n0,0.5,0.8\n",
    "validate": "epoch,train_loss,validate_loss\n0,0.9,1.0\n1,0.5,0.8\n",
    "ordered dictionaries as Python prints them": (
        "defaultdict(<class 'collections.OrderedDict'>, {'training': OrderedDict({'l2': [0.9, 0.5]}), "
        "'valid_1': OrderedDict([('l2', [1.0, 0.8])])})"
    ),
    "tensors as TensorFlow prints them": (
        "{'loss': [<tf.Tensor: shape=(), dtype=float32, numpy=0.9>, 0.5], 'val_loss': array([1.0, 0.8], dtype=float32)}"
    ),
    "quotation marks of a program for letters": "{\u201closs\u201d: [0.9, 0.5], \u201cval_loss\u201d: [1.0, 0.8]}",
    "two measures of boosted trees": (
        '{"validation_0": {"error": [0.2, 0.1], "logloss": [0.9, 0.5]}, "validation_1": {"error": [0.3, 0.3], '
        '"logloss": [1.0, 0.8]}}'
    ),
    "matrices of boosted trees": '{"dtrain": {"rmse": [0.9, 0.5]}, "dtest": {"rmse": [1.0, 0.8]}}',
    "CatBoost's file": (
        '{"meta": {"iteration_count": 2}, "iterations": [{"learn": [0.9, 3], "iteration": 0, "test": [1.0, 3]}, '
        '{"learn": [0.5, 3], "iteration": 1, "test": [0.8, 3]}]}'
    ),
    "curves with what they are drawn over": (
        '{"loss": {"train": {"x": [0, 1], "y": [0.9, 0.5]}, "val": {"x": [0, 1], "y": [1.0, 0.8]}}}'
    ),
    "a history in a list": '[{"loss": [0.9, 0.5], "val_loss": [1.0, 0.8]}]',
    "a list of curves that are drawn": (
        '[{"name": "train", "x": [0, 1], "y": [0.9, 0.5]}, {"name": "validation", "x": [0, 1], "y": [1.0, 0.8]}]'
    ),
    "Comet": (
        '[{"metricName": "loss", "metricValue": "0.9", "step": 0}, {"metricName": "loss", "metricValue": "0.5", '
        '"step": 1}, {"metricName": "val_loss", "metricValue": "1.0", "step": 0}, {"metricName": "val_loss", '
        '"metricValue": "0.8", "step": 1}]'
    ),
    "R's Keras": (
        '"epoch","value","metric","data"\n1,0.9,"loss","training"\n1,1.0,"loss","validation"\n'
        '2,0.5,"loss","training"\n2,0.8,"loss","validation"\n'
    ),
    "a row for each split": "epoch,phase,loss\n1,train,0.9\n1,val,1.0\n2,train,0.5\n2,val,0.8\n",
    "a record for each split": (
        '[{"epoch": 1, "split": "train", "loss": 0.9}, {"epoch": 1, "split": "valid", "loss": 1.0}, '
        '{"epoch": 2, "split": "train", "loss": 0.5}, {"epoch": 2, "split": "valid", "loss": 0.8}]'
    ),
    "the newest on top": "epoch,loss,val_loss\n2,0.5,0.8\n1,0.9,1.0\n",
    "a title above the header": "My second run\nepoch,loss,val_loss\n1,0.9,1.0\n2,0.5,0.8\n",
    "a table with colours": "epoch loss val_loss\n1 \x1b[36m0.9\x1b[0m 1.0\n2 \x1b[36m0.5\x1b[0m 0.8\n",
    "names in German": "Epoche\tTrainingsverlust\tValidierungsverlust\n1\t0,9\t1,0\n2\t0,5\t0,8\n",
    "names in Spanish": "época;pérdida;pérdida de validación\n1;0,9;1,0\n2;0,5;0,8\n",
    "names in Chinese": "轮次,训练损失,验证损失\n1,0.9,1.0\n2,0.5,0.8\n",
    "what a loop prints in Korean": (
        "에포크 1: 훈련 손실: 0.9 검증 손실: 1.0\n에포크 2: 훈련 손실: 0.5 검증 손실: 0.8\n"
    ),
    "what a loop prints, with names in Korean": (
        "Epoch 1/5 - 훈련 손실: 0.90, 검증 손실: 1.00\nEpoch 2/5 - 훈련 손실: 0.50, 검증 손실: 0.80\n"
    ),
    "what a loop prints in Chinese": (
        "第 1/2 轮 训练损失\uff1a0.9 验证损失\uff1a1.0\n第 2/2 轮 训练损失\uff1a0.5 验证损失\uff1a0.8\n"
    ),
    "a list for each curve, with names in Korean": "훈련 손실: 0.9, 0.5\n검증 손실: 1.0, 0.8\n",
    "negative log-likelihood": "epoch,train_neg_log_likelihood,val_neg_log_likelihood\n1,0.9,1.0\n2,0.5,0.8\n",
    "a notebook that was run": (
        '{"cells": [{"cell_type": "markdown", "source": ["loss: 7"]}, {"cell_type": "code", "outputs": [{"text": '
        '["Epoch 1/2\\n", "loss: 0.9 - val_loss: 1.0\\n", "Epoch 2/2\\n", "loss: 0.5 - val_loss: 0.8\\n"]}]}], '
        '"nbformat": 4}'
    ),
    "Windows' line ends and a mark": "\ufeffepoch,loss,val_loss\r\n1,0.9,1.0\r\n2,0.5,0.8\r\n",
}

# Not text, and yet the same.
FILES: dict[str, bytes] = {
    "gzip": gzip.compress(LOGS["CSVLogger"].encode()),
    "UTF-16": LOGS["tabs"].encode("utf-16"),
    "UTF-16 without a mark": LOGS["tabs"].encode("utf-16-le"),
    "UTF-16 from the other end": LOGS["tabs"].encode("utf-16-be"),
    "UTF-32": LOGS["tabs"].encode("utf-32"),
    "zeros where a machine went down": LOGS["tabs"].encode() + bytes(50),
    "cp949": LOGS["names in Korean"].encode("cp949"),
    "cp949, without blanks": LOGS["names in Korean without blanks"].encode("cp949"),
    "cp949, printed": LOGS["what a loop prints in Korean"].encode("cp949"),
    "gb18030": LOGS["names in Chinese"].encode("gb18030"),
    "gb18030, printed": LOGS["what a loop prints in Chinese"].encode("gb18030"),
    "cp932": "エポック,訓練損失,検証損失\n1,0.9,1.0\n2,0.5,0.8\n".encode("cp932"),
    "big5": "epoch,訓練損失,驗證損失\n1,0.9,1.0\n2,0.5,0.8\n".encode("big5"),
    "cp1252": "épochs;loss;val_loss;über\n1;0.9;1.0;a\n2;0.5;0.8;b\n".encode("cp1252"),
}

# Text of `n` characters or so that makes an expression that steps back read it again and again.
HOSTILE: dict[str, Callable[[int], str]] = {
    "a word without an end": lambda n: "a" * n,
    "a word of many parts": lambda n: "a." * (n // 2),
    "words": lambda n: "loss " * (n // 5),
    "blanks before a value that does not come": lambda n: f"loss{' ' * n}x",
    "a line that nothing is written over": lambda n: f"# loss {'0' * n}",
    "a line that is written over all the time": lambda n: "loss: 1\r" * (n // 8),
    "numbers and then a word": lambda n: f"loss: {'12 ' * (n // 3)}x",
    "one long number": lambda n: f"loss: {'1' * n}x 1",
    "commas": lambda n: f"loss: 1{',' * n}x 1",
    "a wrapped number without an end": lambda n: f"{{'loss': float({'1' * n}",
    "wrapped numbers without ends": lambda n: "{'loss': " + "float(1()" * (n // 9),
    "a wrapped number with many shapes": lambda n: f"{{'loss': tensor(1{'()' * (n // 2)}",
    "a cell that wraps a number": lambda n: f"epoch,loss\n1,float({'1' * n}\n",
    "a name that is assigned nothing": lambda n: "a." * (n // 2) + "= [",
    "colours without an end": lambda n: "\x1b[0" * (n // 3),
    "dictionaries without ends": lambda n: "{'\n" * (n // 3),
    "dictionaries in lines": lambda n: "x\n" + "{'loss': 1}\n" * (n // 12),
    "train and no number": lambda n: "train " * (n // 6),
    "rules": lambda n: "-" * n + "x\n" + "|-" * (n // 2),
    "words of another script": lambda n: "손실 " * (n // 3),
    "a word of another script without an end": lambda n: "손" * n,
    "numbers of what is not counted": lambda n: "第111 " * (n // 5),
    "names of columns": lambda n: ",".join(f"c{i}" for i in range(n // 6)),
    "names of trainings": lambda n: "run,key,value\n" + "".join(f"r{i},loss,1\n" for i in range(n // 12)),
    "names of curves": lambda n: "".join(f"k{i}: 1\n" for i in range(n // 8)),
}
