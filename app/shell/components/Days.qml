pragma Singleton
import QtQuick

/*! Days as they travel, and as dates here. */
QtObject {
    /*! The day that `text` (2026-05-01) names, at noon; null if there is no such day. */
    function read(text: string): var {
        const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
        if (!found)
            return null;
        const day = at(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
        return write(day) === text ? day : null;
    }

    function at(year: int, month: int, day: int): var {
        const date = new Date(2000, 0, 1, 12);
        date.setFullYear(year, month, day);
        return date;
    }

    function write(day: var): string {
        const two = number => String(number).padStart(2, "0");
        return String(day.getFullYear()).padStart(4, "0") + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
    }
}
