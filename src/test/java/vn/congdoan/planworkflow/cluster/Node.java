package vn.congdoan.planworkflow.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.congdoan.planworkflow.testing.Application;
import vn.congdoan.planworkflow.testing.DatabaseGate;
import vn.congdoan.planworkflow.testing.Databases;

/** One process of a cluster, with a line of its own to the database that all share. */
final class Node implements AutoCloseable {

  private final String name;
  private final Path folder;
  private final DatabaseGate gate;
  private final List<String> arguments;
  private Application application;

  Node(String name, Path folder, Databases.Address database, List<String> arguments) {
    this.name = name;
    this.folder = folder;
    this.gate = new DatabaseGate(database.port());
    this.arguments = new ArrayList<>(arguments);
    this.arguments.addAll(List.of("--spring.datasource.url=" + database.through(gate.port()).url() + "&ApplicationName=" + name,
        "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password()));
  }

  /** Starts it, anew when it was there before; does not wait. */
  Node start() {
    try {
      application = new Application(folder, arguments.toArray(String[]::new));
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the database knows it. */
  String name() {
    return name;
  }

  Application application() {
    return application;
  }

  DatabaseGate gate() {
    return gate;
  }

  /** Whether it does a person's work: something that takes the database. */
  boolean serves() {
    try {
      return application.answer("admin", "GET", "/engine-rest/task/count", null).statusCode() == 200;
    } catch (IllegalStateException noAnswer) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (application != null) application.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gate.close();
    }
  }
}
