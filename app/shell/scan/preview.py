"""The camera's picture with the outline of each code found in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from app.shell.scan.scan import ScanViewModel

if TYPE_CHECKING:
    from app.scanner.model import Corners, Frame

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1

OUTLINE_PX = 3.0
CORNER_PX = 12.0
SHOWN_SHARE_MIN = 0.8


@QmlElement
class ScanPreview(QQuickPaintedItem):
    """Paints the newest frame as large as it fits. ``VideoOutput`` shows nothing in software rendering.

    Painted in Python, so the scene graph must run on the GUI thread (``QSG_RENDER_LOOP=basic``).
    """

    viewModelChanged = Signal()
    accentChanged = Signal()
    shownChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._view_model: ScanViewModel | None = None
        self._accent = QColor(Qt.GlobalColor.green)
        self._shown = QRectF()
        self.setOpaquePainting(False)
        for changed in (self.widthChanged, self.heightChanged):
            changed.connect(self._place)

    @property
    def watched(self) -> ScanViewModel | None:
        """The scanner whose picture is painted."""
        return self._view_model

    def _get_view_model(self) -> ScanViewModel | None:
        return self._view_model

    def _set_view_model(self, view_model: ScanViewModel | None) -> None:
        if view_model is self._view_model:
            return
        if self._view_model is not None:
            self._view_model.frameChanged.disconnect(self._place)
        self._view_model = view_model
        if view_model is not None:
            view_model.frameChanged.connect(self._place)
        self.viewModelChanged.emit()
        self._place()

    viewModel = Property(ScanViewModel, _get_view_model, _set_view_model, notify=viewModelChanged)

    def _get_accent(self) -> QColor:
        return self._accent

    def _set_accent(self, accent: QColor) -> None:
        if accent != self._accent:
            self._accent = accent
            self.accentChanged.emit()
            self.update()

    accent = Property(QColor, _get_accent, _set_accent, notify=accentChanged)

    @Property(QRectF, notify=shownChanged)
    def shown(self) -> QRectF:
        """Where the whole picture lies in the item; parts of it may be beyond the edges."""
        return self._shown

    def paint(self, painter: QPainter) -> None:
        """Paint the frame and the outlines, or nothing before the first frame."""
        view_model = self._view_model
        if view_model is None or view_model.frame is None:
            return
        image, place = image_of(view_model.frame), self._shown
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rounded = QPainterPath()
        rounded.addRoundedRect(place & self.boundingRect(), CORNER_PX, CORNER_PX)
        painter.setClipPath(rounded)
        is_mirrored = bool(view_model.isMirrored)
        if is_mirrored:
            painter.translate(2 * place.center().x(), 0)
            painter.scale(-1, 1)
        painter.drawImage(place, image)
        self._paint_outlines(painter, place, [code.corners for code in view_model.codes])

    @Slot(QRectF)
    def look(self, frame: QRectF) -> None:
        """Have the part of the picture beneath ``frame`` scanned by itself."""
        place, view_model = self._shown, self._view_model
        if view_model is None or place.isEmpty():
            return
        shares = (
            (frame.left() - place.left()) / place.width(),
            (frame.top() - place.top()) / place.height(),
            (frame.right() - place.left()) / place.width(),
            (frame.bottom() - place.top()) / place.height(),
        )
        view_model.look(*(min(max(share, 0.0), 1.0) for share in shares))

    def _place(self) -> None:
        """Find where the picture goes, and paint it there."""
        frame = None if self._view_model is None else self._view_model.frame
        if frame is not None:
            height, width = frame.gray.shape
            place = QRectF(QPointF(), _shown_size(QSizeF(width, height), self.size(), is_whole=frame.mode == "still"))
            place.moveCenter(self.boundingRect().center())
            if place != self._shown:
                self._shown = place
                self.shownChanged.emit()
        self.update()

    def _paint_outlines(self, painter: QPainter, place: QRectF, outlines: "list[Corners]") -> None:
        tint = QColor(self._accent)
        tint.setAlphaF(0.18)
        painter.setPen(QPen(self._accent, OUTLINE_PX, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(tint)
        for corners in outlines:
            points = [QPointF(place.x() + x * place.width(), place.y() + y * place.height()) for x, y in corners]
            painter.drawPolygon(QPolygonF(points))


def _shown_size(picture: QSizeF, room: QSizeF, *, is_whole: bool) -> QSizeF:
    """Return the size at which ``picture`` fills ``room``, or fits into it whole where filling would cut off much.

    ``is_whole``: in any case whole.
    """
    filling = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    shown = room.width() * room.height() / max(1.0, filling.width() * filling.height())
    return (
        filling
        if shown >= SHOWN_SHARE_MIN and not is_whole
        else picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    )


def image_of(frame: "Frame") -> QImage:
    """Return ``frame`` to look at, without a copy: it lasts as long as the frame."""
    picture, form = frame.gray, QImage.Format.Format_Grayscale8
    if frame.color is not None:
        picture, form = frame.color, QImage.Format.Format_RGB32
    height, width = picture.shape[:2]
    return QImage(picture.data, width, height, picture.strides[0], form)
