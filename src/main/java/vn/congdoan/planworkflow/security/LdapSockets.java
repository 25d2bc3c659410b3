package vn.congdoan.planworkflow.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Encrypted connections to the directory that trust the authorities named in the settings; Java's naming interface creates it by its class name. */
public final class LdapSockets extends SocketFactory {

  private static volatile SSLSocketFactory trusting;

  private LdapSockets() {}

  /** Called by name. */
  public static SocketFactory getDefault() {
    return new LdapSockets();
  }

  static void trust(SSLSocketFactory factory) {
    trusting = factory;
  }

  @Override
  public Socket createSocket() throws IOException {
    return trusting.createSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return trusting.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
    return trusting.createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return trusting.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
    return trusting.createSocket(host, port, localHost, localPort);
  }
}
