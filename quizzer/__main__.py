"""The command `quizzer`, also as `python -m quizzer`: loads the commands, then runs them."""

import signal


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Before anything else is loaded: a Ctrl-C inside an import prints a traceback, or is forgotten by
    # Python. It waits until the command runs.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    import gc

    # Loading makes nothing that could be collected, and looking for it takes a tenth of the time.
    gc.disable()
    from quizzer.cli import main as run_commands

    gc.enable()
    run_commands()


if __name__ == "__main__":
    main()
