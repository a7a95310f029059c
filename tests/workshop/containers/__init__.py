"""The commands of "With containers" and "With Kubernetes" in docs/operations.md."""

CONTAINERS = ("containers", "containers-copy", "containers-upgrade", "containers-restore", "containers-new")
KUBERNETES = (
    "kubernetes", "kubernetes-image", "kubernetes-once", "kubernetes-release", "kubernetes-administrator",
    "kubernetes-backup", "kubernetes-restore",
)  # fmt: skip
