package org.stile.trusts;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All persistence of reference data: plain batched SQL, since rows are written whole from files and read whole into
 * memory.
 */
@ApplicationScoped
class TrustStore {

    private final AgroalDataSource database;

    TrustStore(AgroalDataSource database) {
        this.database = database;
    }

    void putRegions(List<Region> regions) {
        batch("""
                insert into region (code, name, kind, note) values (?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, kind = excluded.kind, note = excluded.note""", regions, (row, region) -> {
            row.setString(1, region.code());
            row.setString(2, region.name());
            row.setString(3, region.kind());
            row.setString(4, region.note());
        });
    }

    void putTrusts(List<Trust> trusts) {
        batch("""
                insert into trust (code, name, region_code, icb_code, icb_name, town, opened_on, closed_on,
                    successor_code, former_names, invented)
                values (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, nullif(?, ''), ?, ?)
                on conflict (code) do update set name = excluded.name, region_code = excluded.region_code,
                    icb_code = excluded.icb_code, icb_name = excluded.icb_name, town = excluded.town,
                    opened_on = excluded.opened_on, closed_on = excluded.closed_on,
                    successor_code = excluded.successor_code, former_names = excluded.former_names,
                    invented = excluded.invented""", trusts, (row, trust) -> {
            row.setString(1, trust.code());
            row.setString(2, trust.name());
            row.setString(3, trust.region());
            row.setString(4, trust.icb());
            row.setString(5, trust.icbName());
            row.setString(6, trust.town());
            row.setObject(7, trust.openedOn());
            row.setObject(8, trust.closedOn());
            row.setString(9, trust.successor());
            row.setArray(
                    10,
                    row.getConnection()
                            .createArrayOf("text", trust.formerNames().toArray()));
            row.setBoolean(11, trust.invented());
        });
    }

    /**
     * Mergers that were entered here stand, whatever has just been put of their trusts; that is what they go back to when
     * a merger is taken back.
     */
    void mergeAgain(List<String> codes) {
        update("""
                update merger_trust m set was_closed_on = t.closed_on, was_successor = t.successor_code
                from trust t, merger g
                where g.id = m.merger_id and g.undone_at is null and t.code = m.trust_code and t.code = any(?)""", codes);
        update("""
                update trust t set closed_on = g.closed_on, successor_code = g.into_code
                from merger_trust m, merger g
                where g.id = m.merger_id and g.undone_at is null and t.code = m.trust_code and t.code = any(?)""", codes);
    }

    private void update(String sql, List<String> codes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", codes.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Codes of the trusts that a merger closed that was entered here. */
    Set<String> mergedHere() {
        return Set.copyOf(read("""
                select distinct m.trust_code from merger_trust m join merger g on g.id = m.merger_id
                where g.undone_at is null order by m.trust_code limit 10000""", row -> row.getString(1)));
    }

    void replaceSuppliers(List<Supplier> suppliers) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from supplier")) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        batch("""
                insert into supplier (name, role, cluster_code, from_date, to_date, note, source)
                values (?, ?, nullif(?, ''), ?, ?, ?, ?)""", suppliers, (row, supplier) -> {
            row.setString(1, supplier.name());
            row.setString(2, supplier.role());
            row.setString(3, supplier.cluster());
            row.setString(4, supplier.from());
            row.setString(5, supplier.to());
            row.setString(6, supplier.note());
            row.setString(7, supplier.source());
        });
    }

    List<Region> regions() {
        return read(
                "select code, name, kind, note from region order by name limit 1000",
                row -> new Region(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    List<Trust> trusts() {
        return read("""
                select code, name, coalesce(region_code, ''), icb_code, icb_name, town, opened_on, closed_on,
                    coalesce(successor_code, ''), former_names, invented
                from trust order by name, code limit 10000""", TrustStore::trust);
    }

    List<Supplier> suppliers() {
        return read(
                """
                select name, role, coalesce(cluster_code, ''), from_date, to_date, note, source
                from supplier order by cluster_code, id limit 1000""",
                row -> new Supplier(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
    }

    private static Trust trust(ResultSet row) throws SQLException {
        return new Trust(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                strings(row.getArray(10)),
                row.getBoolean(11));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private <T> void batch(String sql, List<T> rows, Setter<T> setter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                setter.set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> List<T> read(String sql, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Setter<T> {
        void set(PreparedStatement statement, T row) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
